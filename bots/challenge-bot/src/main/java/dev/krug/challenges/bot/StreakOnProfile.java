package dev.krug.challenges.bot;

import dev.krug.challenges.Challenges;
import dev.krug.runtime.ProfileLine;
import dev.krug.runtime.Turn;
import dev.krug.users.UserFacts.Facts;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The streak as a line of the profile that all bots show. */
@Component
class StreakOnProfile implements ProfileLine {

    private final Challenges challenges;

    StreakOnProfile(Challenges challenges) {
        this.challenges = challenges;
    }

    @Override
    public Optional<String> of(Turn turn, Facts facts) {
        int days = Challenges.streak(facts).shownOn(challenges.dateOf(turn.user()));
        return days == 0
                ? Optional.empty()
                : Optional.of(turn.messages().text(turn.language(), "challenges.profile", Map.of("count", days)));
    }
}
