package dev.krug.telegram;

import static dev.krug.kernel.Rows.get;

import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How the bots' queues stand. */
@Service
public class Queues { // CORE-389

    private static final String STANDINGS = """
            select b.id, b.name, b.username, b.state, b.mode, b.paused, b.paused_until, b.last_error, b.floods,
              coalesce(extract(epoch from :now - (select min(created_at) from bot_updates u
                where u.bot_id = b.id and u.state in ('pending', 'running'))), 0)::float8 as inbox_lag,
              coalesce(extract(epoch from :now - (select min(oldest.created_at)
                from generate_series(0, 4) lane, lateral (select o.created_at from bot_outbox o
                  where o.bot_id = b.id and o.lane = lane and o.state = 'pending'
                  order by o.seq limit 1) oldest)), 0)::float8 as outbox_lag,
              (select count(*) from bot_updates u where u.bot_id = b.id and u.state = 'dead') as dead,
              (select count(*) from bot_outbox o where o.bot_id = b.id and o.state = 'failed') as failed,
              (select count(*) from bot_outbox o where o.bot_id = b.id and o.state = 'unknown') as unknown
            """;

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final DatabaseClient database;
    private final Clock clock;

    Queues(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /**
     * One bot's queues.
     *
     * @param inboxLagSeconds how long the oldest unfinished update has waited; 0 when none does
     * @param outboxLagSeconds how long the oldest call has waited; 0 when none does
     * @param dead updates that were given up and not looked at yet
     * @param unsettled calls that failed or whose outcome is unknown, and not looked at yet
     */
    public record Standing(
            BotId bot, String botName, double inboxLagSeconds, double outboxLagSeconds, long dead, long unsettled) {}

    /** Whether something that arrived in this chat until then is still to be worked on. */
    public Mono<Boolean> isWaiting(String botName, long chatId, Instant until) {
        return database.sql("""
                        select exists (select from bot_updates u join bots b on b.id = u.bot_id
                          where b.name = :bot and u.chat_key = :chat and u.state in ('pending', 'running')
                            and u.created_at <= :until) as waiting
                        """)
                .bind("bot", botName)
                .bind("chat", Long.toString(chatId))
                .bind("until", until)
                .map(row -> get(row, "waiting", Boolean.class))
                .one();
    }

    /**
     * One bot with its queues, for those who look after it.
     *
     * @param paused an admin stopped it
     * @param silentUntil Telegram asked for silence until then
     * @param lastError why it does not work
     * @param failed calls that were refused
     * @param unknown calls of which nobody knows whether they were made
     * @param sentLastMinute calls that were made
     * @param floods how often Telegram has asked for silence
     */
    public record Overview(
            Standing standing,
            @Nullable String username,
            Bot.State state,
            Bots.Mode mode,
            boolean paused,
            @Nullable Instant silentUntil,
            @Nullable String lastError,
            long failed,
            long unknown,
            long sentLastMinute,
            long floods) {}

    /** How much waits for a bot: updates that are to be worked on, and calls that are to be made. */
    public record Depth(long inbox, long outbox) {}

    /** By the bots' names. Counts row by row, so it is for people, not for clocks. */
    public Mono<Map<String, Depth>> depths() {
        return database.sql("""
                        select b.name,
                          (select count(*) from bot_updates u where u.bot_id = b.id
                            and u.state in ('pending', 'running')) as inbox,
                          (select count(*) from bot_outbox o where o.bot_id = b.id
                            and o.state in ('pending', 'sending')) as outbox
                        from bots b
                        """)
                .map(row -> Map.entry(
                        get(row, "name", String.class),
                        new Depth(get(row, "inbox", Long.class), get(row, "outbox", Long.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    public Flux<Standing> standings() {
        return database.sql(STANDINGS + " from bots b where b.telegram_bot_id is not null")
                .bind("now", clock.instant())
                .map(Queues::standing)
                .all();
    }

    /** In the order of the bots' names. */
    public Flux<Overview> overview() {
        var now = clock.instant();
        return database.sql(STANDINGS + """
                        , (select count(*) from bot_outbox o where o.bot_id = b.id
                            and o.state in ('sent', 'skipped') and o.updated_at > :since and o.sent_at > :since) as sent
                        from bots b where b.telegram_bot_id is not null order by b.name
                        """)
                .bind("now", now)
                .bind("since", now.minus(MINUTE))
                .map(Queues::overview)
                .all();
    }

    private static Standing standing(Readable row) {
        return new Standing(
                new BotId(get(row, "id", UUID.class)),
                get(row, "name", String.class),
                get(row, "inbox_lag", Double.class),
                get(row, "outbox_lag", Double.class),
                get(row, "dead", Long.class),
                get(row, "failed", Long.class) + get(row, "unknown", Long.class));
    }

    private static Overview overview(Readable row) {
        return new Overview(
                standing(row),
                row.get("username", String.class),
                Bot.State.of(get(row, "state", String.class)),
                Bots.Mode.of(get(row, "mode", String.class)),
                get(row, "paused", Boolean.class),
                row.get("paused_until", Instant.class),
                row.get("last_error", String.class),
                get(row, "failed", Long.class),
                get(row, "unknown", Long.class),
                get(row, "sent", Long.class),
                get(row, "floods", Long.class));
    }
}
