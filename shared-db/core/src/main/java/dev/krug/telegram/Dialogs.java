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

    private final DatabaseClient database;
    private final Clock clock;

    Dialogs(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whose dialog it is. */
    public record Key(BotId bot, long chatId, long userTelegramId) {}

    /**
     * The step that the next message answers, and what was gathered so far.
     *
     * @param lifetime how long the answer is waited for
     */
    public record Dialog(String step, Map<String, Object> data, Duration lifetime) {

        public Dialog(String step, Map<String, Object> data) {
            this(step, data, LIFETIME);
        }
    }

    /** A dialog as it was read. */
    public record Open(Dialog dialog, long version) {}

    /** Opens the dialog; false when somebody opened one in the meantime. */
    public Mono<Boolean> open(Key key, Dialog dialog) {
        return changed(writing(key, dialog, """
                insert into bot_dialogs (bot_id, chat_id, user_telegram_id, state, data, expires_at, created_at, updated_at)
                values (:bot, :chat, :user, :step, cast(:data as jsonb), :until, :now, :now)
                on conflict (bot_id, chat_id, user_telegram_id) do update set state = :step,
                    data = cast(:data as jsonb), expires_at = :until, updated_at = :now,
                    version = bot_dialogs.version + 1
                where bot_dialogs.expires_at <= :now
                """));
    }

    /** Moves the dialog on; false when it was changed or closed since this version was read. */
    public Mono<Boolean> move(Key key, long version, Dialog dialog) {
        return changed(writing(key, dialog, """
                update bot_dialogs set state = :step, data = cast(:data as jsonb), expires_at = :until,
                    updated_at = :now, version = version + 1
                where bot_id = :bot and chat_id = :chat and user_telegram_id = :user
                  and version = :version
                """).bind("version", version));
    }

    /** Ends the dialog; false when it was changed or closed since this version was read. */
    public Mono<Boolean> close(Key key, long version) {
        return changed(of(key, """
                        delete from bot_dialogs
                        where bot_id = :bot and chat_id = :chat and user_telegram_id = :user and version = :version
                        """).bind("version", version));
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

    static Open read(Readable row) {
        var dialog = new Dialog(get(row, "state", String.class), Json.readObject(get(row, "data", String.class)));
        return new Open(dialog, get(row, "version", Long.class));
    }

    private DatabaseClient.GenericExecuteSpec writing(Key key, Dialog dialog, String sql) {
        var now = clock.instant();
        return of(key, sql)
                .bind("step", dialog.step())
                .bind("data", Json.write(dialog.data()))
                .bind("until", now.plus(dialog.lifetime()))
                .bind("now", now);
    }

    private static Mono<Boolean> changed(DatabaseClient.GenericExecuteSpec statement) {
        return statement.fetch().rowsUpdated().map(rows -> rows == 1);
    }

    private DatabaseClient.GenericExecuteSpec of(Key key, String sql) {
        return database.sql(sql)
                .bind("bot", key.bot().value())
                .bind("chat", key.chatId())
                .bind("user", key.userTelegramId());
    }
}
