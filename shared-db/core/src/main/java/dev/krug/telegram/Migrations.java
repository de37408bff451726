package dev.krug.telegram;

import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Groups that became supergroups: Telegram gives them another id, and everything moves there for all bots. */
// The bots are named in every statement because the indexes of chats, dialogs, updates and calls begin with them.
@Service
public class Migrations { // CORE-384

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Migrations(DatabaseClient database, TransactionalOperator transaction, Clock clock) {
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Moves chat, dialogs, waiting updates and waiting calls of every bot in one transaction. Telegram tells of a migration several
     * times; the first time moves everything, the others find nothing to move.
     */
    public Mono<Void> migrate(BotId witness, long from, long to) {
        return know(witness, from)
                .then(open(from, to))
                .then(close(from, to))
                .then(moveDialogs(from, to))
                .then(dropDialogs(from))
                .then(moveUpdates(from, to))
                .then(moveCalls(from, to))
                .as(transaction::transactional);
    }

    /** The bot that learned of it may never have heard from the chat. */
    private Mono<Void> know(BotId witness, long from) {
        return database.sql("""
                        insert into bot_chats (bot_id, chat_id, type, created_at, updated_at)
                        values (:bot, :from, 'group', :now, :now)
                        on conflict (bot_id, chat_id) do nothing
                        """)
                .bind("bot", witness.value())
                .bind("from", from)
                .bind("now", clock.instant())
                .then();
    }

    private Mono<Void> open(long from, long to) {
        return database.sql("""
                        insert into bot_chats (bot_id, chat_id, type, title, last_inbound_at, created_at, updated_at)
                        select bot_id, :to, 'supergroup', title, last_inbound_at, :now, :now
                        from bot_chats
                        where chat_id = :from and bot_id in (select id from bots) and state <> 'migrated'
                        order by bot_id
                        for update
                        on conflict (bot_id, chat_id) do nothing
                        """)
                .bind("from", from)
                .bind("to", to)
                .bind("now", clock.instant())
                .then();
    }

    private Mono<Void> close(long from, long to) {
        return database.sql("""
                        update bot_chats set state = 'migrated', migrated_to = :to, updated_at = :now
                        where chat_id = :from and bot_id in (select id from bots) and state <> 'migrated'
                        """)
                .bind("from", from)
                .bind("to", to)
                .bind("now", clock.instant())
                .then();
    }

    private Mono<Void> moveDialogs(long from, long to) {
        return database.sql("""
                        update bot_dialogs d set chat_id = :to, updated_at = :now, version = version + 1
                        where chat_id = :from and bot_id in (select id from bots)
                          and not exists (select from bot_dialogs other where other.bot_id = d.bot_id and other.chat_id = :to
                              and other.user_telegram_id = d.user_telegram_id)
                        """)
                .bind("from", from)
                .bind("to", to)
                .bind("now", clock.instant())
                .then();
    }

    private Mono<Void> dropDialogs(long from) {
        return database.sql("delete from bot_dialogs where chat_id = :from and bot_id in (select id from bots)")
                .bind("from", from)
                .then();
    }

    // With those that are being worked on, so that what came behind them in the chat goes on waiting for them.
    private Mono<Void> moveUpdates(long from, long to) {
        return database.sql("""
                        update bot_updates set chat_key = :to
                        where chat_key = :from and bot_id in (select id from bots) and state in ('pending', 'running')
                        """)
                .bind("from", Long.toString(from))
                .bind("to", Long.toString(to))
                .then();
    }

    private Mono<Void> moveCalls(long from, long to) {
        return database.sql("""
                        update bot_outbox set chat_id = :to, updated_at = :now,
                            payload = jsonb_set(payload, '{chat_id}', to_jsonb(cast(:to as bigint)))
                        where chat_id = :from and bot_id in (select id from bots) and state = 'pending'
                        """)
                .bind("from", from)
                .bind("to", to)
                .bind("now", clock.instant())
                .then();
    }
}
