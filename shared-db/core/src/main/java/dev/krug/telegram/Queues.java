package dev.krug.telegram;

import static dev.krug.kernel.Rows.get;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How the bots' queues stand. */
@Service
public class Queues { // CORE-389

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

    public Flux<Standing> standings() {
        return database.sql("""
                        select b.id, b.name,
                          coalesce(extract(epoch from :now - (select min(created_at) from bot_updates u
                            where u.bot_id = b.id and u.state in ('pending', 'running'))), 0)::float8 as inbox_lag,
                          coalesce(extract(epoch from :now - (select min(oldest.created_at)
                            from generate_series(0, 4) lane, lateral (select o.created_at from bot_outbox o
                              where o.bot_id = b.id and o.lane = lane and o.state = 'pending'
                              order by o.seq limit 1) oldest)), 0)::float8 as outbox_lag,
                          (select count(*) from bot_updates u where u.bot_id = b.id and u.state = 'dead') as dead,
                          (select count(*) from bot_outbox o
                            where o.bot_id = b.id and o.state in ('failed', 'unknown')) as unsettled
                        from bots b
                        """)
                .bind("now", clock.instant())
                .map(row -> new Standing(
                        new BotId(get(row, "id", UUID.class)),
                        get(row, "name", String.class),
                        get(row, "inbox_lag", Double.class),
                        get(row, "outbox_lag", Double.class),
                        get(row, "dead", Long.class),
                        get(row, "unsettled", Long.class)))
                .all();
    }
}
