package dev.krug.xp;

import static dev.krug.kernel.Rows.get;

import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The SQL of grants of experience, for several users at once; runs in the caller's transaction. */
@Repository
class XpRows {

    private final DatabaseClient database;

    XpRows(DatabaseClient database) {
        this.database = database;
    }

    record Standing(long totalXp, int level, @Nullable String timezone) {

        LocalDate dateAt(Instant now) {
            try {
                return LocalDate.ofInstant(now, timezone == null ? ZoneOffset.UTC : ZoneId.of(timezone));
            } catch (DateTimeException unknownZone) {
                return LocalDate.ofInstant(now, ZoneOffset.UTC);
            }
        }
    }

    record Entry(XpGrant grant, int delta, Standing before, long total, int level, LocalDate date) {

        XpChange nothing() {
            return new XpChange(false, before.level(), before.level(), before.totalXp());
        }
    }

    /** Locks the rows, always in the same order; who is missing there does not exist. */
    Mono<Map<UserId, Standing>> lock(List<UserId> ids) {
        return database.sql("""
                        select id, total_xp, level, timezone from users where id = any(:ids) order by id
                        for no key update
                        """)
                .bind("ids", ids.stream().map(UserId::value).toArray(UUID[]::new))
                .map(row -> Map.entry(
                        new UserId(get(row, "id", UUID.class)),
                        new Standing(
                                get(row, "total_xp", Long.class),
                                get(row, "level", Integer.class),
                                row.get("timezone", String.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** Of different users; those whose source has given its experience before are missing in the answer. */
    Mono<Map<XpGrant, XpChange>> record(List<Entry> entries, Instant now) {
        if (entries.isEmpty()) {
            return Mono.just(Map.of());
        }
        var grants =
                entries.stream().collect(Collectors.toMap(entry -> entry.grant().userId(), Entry::grant));
        return database.sql("""
                        with event as (
                            insert into xp_events (user_id, bot_name, delta, reason, source_key, total_after,
                                level_before, level_after, local_date, created_at)
                            select g.user_id, g.bot, g.delta, g.reason, g.source, g.total, g.level_before, g.level,
                                g.date, :now
                            from unnest(:users, :bots, :deltas, :reasons, :keys, :totals, :befores, :levels, :dates)
                                as g (user_id, bot, delta, reason, source, total, level_before, level, date)
                            on conflict (source_key) do nothing
                            returning user_id, level_before, level_after, total_after),
                        changed as (
                            update users u set total_xp = e.total_after, level = e.level_after, xp_reached_at = :now,
                                updated_at = :now
                            from event e where u.id = e.user_id)
                        select * from event
                        """)
                .bind("now", now)
                .bind("users", column(entries, entry -> entry.grant().userId().value(), UUID[]::new))
                .bind("bots", column(entries, entry -> entry.grant().botName(), String[]::new))
                .bind("deltas", column(entries, Entry::delta, Integer[]::new))
                .bind("reasons", column(entries, entry -> entry.grant().reason(), String[]::new))
                .bind("keys", column(entries, entry -> entry.grant().sourceKey(), String[]::new))
                .bind("totals", column(entries, Entry::total, Long[]::new))
                .bind("befores", column(entries, entry -> entry.before().level(), Integer[]::new))
                .bind("levels", column(entries, Entry::level, Integer[]::new))
                .bind("dates", column(entries, Entry::date, LocalDate[]::new))
                .map(row -> Map.entry(grants.get(new UserId(get(row, "user_id", UUID.class))), change(row)))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    /** What these sources have given before. */
    Mono<Map<String, XpChange>> first(List<String> sourceKeys) { // MB-201
        return sourceKeys.isEmpty()
                ? Mono.just(Map.of())
                : database.sql("""
                                select source_key, level_before, level_after, total_after
                                from xp_events where source_key = any(:keys)
                                """)
                        .bind("keys", sourceKeys.toArray(String[]::new))
                        .map(row -> Map.entry(get(row, "source_key", String.class), change(row)))
                        .all()
                        .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static <T> T[] column(List<Entry> entries, Function<Entry, T> value, IntFunction<T[]> array) {
        return entries.stream().map(value).toArray(array);
    }

    private static XpChange change(Readable row) {
        int before = get(row, "level_before", Integer.class);
        int after = get(row, "level_after", Integer.class);
        return new XpChange(after > before, before, after, get(row, "total_after", Long.class));
    }
}
