package dev.krug.runtime;

import dev.krug.sessions.BotSessions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells banned people so, at most once a day in each bot. */
@Component
class BanNotices { // MB-113

    private static final Duration REST = Duration.ofHours(24);
    private static final String TOLD_AT = "_ban_told_at";

    private final BotSessions sessions;
    private final Clock clock;

    BanNotices(BotSessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Nothing when the notice was given a short while ago. */
    Mono<Reply> of(Turn turn) {
        var user = turn.user().id();
        var bot = turn.bot().name();
        return sessions.getOrCreate(user, bot).flatMap(session -> {
            var now = clock.instant();
            var last = session.stats().get(TOLD_AT);
            if (last != null && now.isBefore(Instant.parse(last.toString()).plus(REST))) {
                return Mono.just(Reply.nothing());
            }
            var stats = new HashMap<>(session.stats());
            stats.put(TOLD_AT, now.toString());
            return sessions.save(user, bot, null, stats, null).thenReturn(notice(turn));
        });
    }

    private static Reply notice(Turn turn) {
        var until = turn.user().bannedUntil();
        return until == null
                ? turn.say("runtime.banned")
                : turn.say(
                        "runtime.banned.until",
                        Map.of(
                                "date",
                                until.atZone(turn.user().zone()).toLocalDate().toString()));
    }
}
