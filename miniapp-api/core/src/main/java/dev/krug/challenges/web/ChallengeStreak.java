package dev.krug.challenges.web;

import dev.krug.challenges.Challenges;
import dev.krug.users.User;
import dev.krug.users.UserFacts.Facts;
import dev.krug.xp.web.GameStreak;
import org.springframework.stereotype.Component;

/** The streak of days with a challenge done, for the game profile. */
@Component
class ChallengeStreak implements GameStreak {

    private final Challenges challenges;

    ChallengeStreak(Challenges challenges) {
        this.challenges = challenges;
    }

    @Override
    public Days of(User user, Facts facts) {
        var streak = Challenges.streak(facts);
        return new Days(streak.shownOn(challenges.dateOf(user)), streak.longest(), streak.freezes());
    }
}
