package dev.krug.telegram;

import dev.krug.users.User;
import dev.krug.users.UserDeletionContributor;
import java.time.Clock;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What bots keep of a person by their Telegram id. Updates stay as empty shells, because Telegram may deliver one again
 * and must not find it unknown.
 */
@Component
class ChatTraces implements UserDeletionContributor { // CORE-146

    private static final String THEIRS = """
            (chat_key in (cast(:person as text), 'u:' || :person)
                or jsonb_path_exists(payload, '$.**.id ? (@ == $person)',
                    jsonb_build_object('person', cast(:person as bigint))))
            """;

    private final DatabaseClient database;
    private final Clock clock;

    ChatTraces(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    @Override
    public Mono<Void> erase(User user) {
        var telegram = user.telegram();
        return telegram == null
                ? Mono.empty()
                : calls(telegram.id()).then(updates(telegram.id())).then(chats(telegram.id()));
    }

    private Mono<Void> calls(long person) {
        return database.sql("""
                        delete from bot_outbox where chat_id = :person
                          or source_update in (select id from bot_updates where\s""" + THEIRS + ")").bind("person", person).then();
    }

    // What is being worked on goes on, so that the update that asked for this can end; what waits is left undone.
    private Mono<Void> updates(long person) {
        return database.sql("""
                        update bot_updates set payload = '{}', chat_key = 'erased', error = null,
                            done_at = coalesce(done_at, :now),
                            state = case state when 'running' then state else 'done' end
                        where\s""" + THEIRS)
                .bind("person", person)
                .bind("now", clock.instant())
                .then();
    }

    private Mono<Void> chats(long person) {
        return database.sql("""
                        with dialogs as (delete from bot_dialogs where user_telegram_id = :person or chat_id = :person)
                        delete from bot_chats where chat_id = :person
                        """).bind("person", person).then();
    }
}
