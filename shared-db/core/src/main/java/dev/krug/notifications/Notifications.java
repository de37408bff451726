package dev.krug.notifications;

import static dev.krug.kernel.Rows.bind;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.kernel.Json;
import dev.krug.users.UserId;
import java.time.Clock;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Adds to the feed of a user, in the user's language. */
@Service
public class Notifications {

    private final DatabaseClient database;
    private final Messages messages;
    private final Clock clock;

    Notifications(DatabaseClient database, Messages messages, Clock clock) {
        this.database = database;
        this.messages = messages;
        this.clock = clock;
    }

    /**
     * Adds one notification, whose texts are {@code notifications.<type>.title} and {@code .body}. Repeating the key
     * for the same user changes nothing.
     */
    public Mono<Void> add(UserId user, String type, String dedupeKey, Map<String, Object> arguments) {
        return language(user).flatMap(language -> insert(user, type, dedupeKey, arguments, language));
    }

    private Mono<Language> language(UserId user) {
        return database.sql("select language_code, tg_language_code from users where id = :id")
                .bind("id", user.value())
                .map(row ->
                        Language.of(row.get("language_code", String.class), row.get("tg_language_code", String.class)))
                .one();
    }

    private Mono<Void> insert(
            UserId user, String type, String dedupeKey, Map<String, Object> arguments, Language language) {
        var statement = database.sql("""
                        insert into notifications (user_id, type, category, title, body, level, data, dedupe_key, created_at)
                        values (:user, :type, 'transactional', :title, :body, 'success', cast(:data as jsonb), :key, :now)
                        on conflict (user_id, dedupe_key) do nothing
                        """)
                .bind("user", user.value())
                .bind("type", type)
                .bind("title", messages.text(language, "notifications." + type + ".title", arguments))
                .bind("body", messages.text(language, "notifications." + type + ".body", arguments))
                .bind("data", Json.write(arguments))
                .bind("now", clock.instant());
        return bind(statement, "key", dedupeKey, String.class).then();
    }
}
