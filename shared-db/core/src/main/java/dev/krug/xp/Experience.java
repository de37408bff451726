package dev.krug.xp;

import dev.krug.kernel.SharedTransaction;
import dev.krug.notifications.Notifications;
import dev.krug.users.UserId;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Adds experience, each activity once. Runs in the caller's transaction and locks the user's row until its end, so
 * parallel grants lose nothing and each level is reached by exactly one of them.
 */
@Service
public class Experience {

    public static final int MOST_PER_GRANT = 1_000_000;

    private final XpRows rows;
    private final LevelScales scales;
    private final Notifications notifications;
    private final Clock clock;

    Experience(XpRows rows, LevelScales scales, Notifications notifications, Clock clock) {
        this.rows = rows;
        this.scales = scales;
        this.notifications = notifications;
        this.clock = clock;
    }

    /**
     * Adds what was earned in a game. The level never falls. Empty when there is no such user.
     *
     * @throws IllegalArgumentException if the amount is negative or above {@value #MOST_PER_GRANT}
     */
    public Mono<XpChange> add(XpGrant grant) {
        return scales.current().flatMap(scale -> add(grant, scale));
    }

    /** {@link #add(XpGrant)} by a scale of the caller's. */
    public Mono<XpChange> add(XpGrant grant, LevelScale scale) {
        if (grant.delta() < 0 || grant.delta() > MOST_PER_GRANT) { // MB-202
            return Mono.error(new IllegalArgumentException(
                    "A game adds 0 to " + MOST_PER_GRANT + " experience, not " + grant.delta()));
        }
        return apply(grant, (before, total) -> Math.max(before.level(), scale.levelOf(total))); // MB-205
    }

    /** Adds or takes by an administrator's hand: never below 0, and the level follows, also downwards. */
    public Mono<XpChange> adjust(XpGrant grant) {
        return scales.current().flatMap(scale -> apply(grant, (before, total) -> scale.levelOf(total)));
    }

    private Mono<XpChange> apply(XpGrant grant, LevelRule rule) {
        return SharedTransaction.ask(
                "experience", new Asked(grant, rule), asked -> asked.grant().userId(), this::apply);
    }

    private record Asked(XpGrant grant, LevelRule rule) {

        /** What to record; its change is 0 when nothing is left to take. */
        XpRows.Entry by(XpRows.Standing before, Instant now) {
            int delta = (int) Math.max(grant.delta(), -before.totalXp());
            long total = before.totalXp() + delta;
            return new XpRows.Entry(grant, delta, before, total, rule.level(before, total), before.dateAt(now));
        }
    }

    /** Each of them for another user. */
    private Mono<Map<Asked, XpChange>> apply(List<Asked> asked) {
        var now = clock.instant();
        return rows.lock(asked.stream().map(one -> one.grant().userId()).toList())
                .flatMap(standings -> {
                    var entries = new LinkedHashMap<Asked, XpRows.Entry>();
                    for (var one : asked) {
                        var before = standings.get(one.grant().userId());
                        if (before != null) {
                            entries.put(one, one.by(before, now));
                        }
                    }
                    return record(entries, now);
                });
    }

    private Mono<Map<Asked, XpChange>> record(Map<Asked, XpRows.Entry> entries, Instant now) {
        return rows.record(
                        entries.values().stream()
                                .filter(entry -> entry.delta() != 0)
                                .toList(),
                        now)
                .delayUntil(recorded -> Flux.fromIterable(recorded.entrySet())
                        .filter(entry -> entry.getValue().leveledUp())
                        .concatMap(entry -> tellLevelUp(entry.getKey().userId(), entry.getValue()))
                        .then())
                .flatMap(recorded -> {
                    var repeated = entries.values().stream()
                            .filter(entry -> entry.delta() != 0 && !recorded.containsKey(entry.grant()))
                            .map(entry -> entry.grant().sourceKey())
                            .toList();
                    return rows.first(repeated).map(first -> changes(entries, recorded, first));
                });
    }

    private static Map<Asked, XpChange> changes(
            Map<Asked, XpRows.Entry> entries, Map<XpGrant, XpChange> recorded, Map<String, XpChange> first) {
        var changes = new HashMap<Asked, XpChange>();
        entries.forEach((asked, entry) -> {
            var grant = asked.grant();
            var change =
                    entry.delta() == 0 ? entry.nothing() : recorded.getOrDefault(grant, first.get(grant.sourceKey()));
            changes.put(asked, change);
        });
        return changes;
    }

    private Mono<Void> tellLevelUp(UserId id, XpChange change) { // MB-208
        return notifications.add(id, "level_up", "level_up:" + change.newLevel(), Map.of("level", change.newLevel()));
    }

    private interface LevelRule {
        int level(XpRows.Standing before, long total);
    }
}
