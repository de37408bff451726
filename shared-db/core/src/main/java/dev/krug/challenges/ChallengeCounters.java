package dev.krug.challenges;

import dev.krug.badges.BadgeCounters;
import dev.krug.users.UserId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How far somebody is on the way to the badges of the challenges. */
@Component
class ChallengeCounters implements BadgeCounters { // MB-221

    private final ProgressRows progress;
    private final Streaks streaks;
    private final Clock clock;

    ChallengeCounters(ProgressRows progress, Streaks streaks, Clock clock) {
        this.progress = progress;
        this.streaks = streaks;
        this.clock = clock;
    }

    @Override
    public String botName() {
        return Challenges.BOT;
    }

    @Override
    public Mono<Map<String, Long>> of(UserId user) {
        // What was swept on a day does not matter here, any will do.
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return Mono.zip(progress.feats(user, today), streaks.of(user))
                .map(known ->
                        ChallengeBadge.counters(known.getT1(), known.getT2().current()));
    }
}
