package dev.krug.telegram;

import static dev.krug.kernel.Rows.get;

import dev.krug.kernel.Json;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Where a person stands in a conversation with a bot. */
@Service
public class Dialogs { // CORE-378

    public static final Duration LIFETIME = Duration.ofHours(24);

    /** The open dialog of a person in a chat of a bot; needs bot, chat, person and now. */
    static final String OPEN = """
            select state, data from bot_dialogs
            where bot_id = :bot and chat_id = :chat and user_telegram_id = :person and expires_at > :now
            """;

    private final DatabaseClient database;
    private final Clock clock;

    Dialogs(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whose dialog it is. */
    public record Key(BotId bot, long chatId, long userTelegramId) {}

    /** The step that the next message answers, and what was gathered so far. */
    public record Dialog(String step, Map<String, Object> data) {}

    public Mono<Void> save(Key key, Dialog dialog) {
        var now = clock.instant();
        return of(key, """
                        insert into bot_dialogs (bot_id, chat_id, user_telegram_id, state, data, expires_at, created_at, updated_at)
                        values (:bot, :chat, :user, :step, cast(:data as jsonb), :until, :now, :now)
                        on conflict (bot_id, chat_id, user_telegram_id) do update set state = :step,
                            data = cast(:data as jsonb), expires_at = :until, updated_at = :now,
                            version = bot_dialogs.version + 1
                        """)
                .bind("step", dialog.step())
                .bind("data", Json.write(dialog.data()))
                .bind("until", now.plus(LIFETIME))
                .bind("now", now)
                .then();
    }

    public Mono<Void> close(Key key) {
        return of(key, "delete from bot_dialogs where bot_id = :bot and chat_id = :chat and user_telegram_id = :user")
                .then();
    }

    /** Removes dialogs that have expired, at most {@code limit}; how many went. */
    public Mono<Long> forget(int limit) {
        return database.sql("""
                        delete from bot_dialogs where id in (
                            select id from bot_dialogs where expires_at < :now limit :limit)
                        """)
                .bind("now", clock.instant())
                .bind("limit", limit)
                .fetch()
                .rowsUpdated();
    }

    static Dialog read(Readable row) {
        return new Dialog(get(row, "state", String.class), Json.readObject(get(row, "data", String.class)));
    }

    private DatabaseClient.GenericExecuteSpec of(Key key, String sql) {
        return database.sql(sql)
                .bind("bot", key.bot().value())
                .bind("chat", key.chatId())
                .bind("user", key.userTelegramId());
    }
}
