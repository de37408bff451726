package dev.krug.notifications;

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

    /** Adds good news of something that the user did; as {@link #add(UserId, Notice)}. */
    public Mono<Void> add(UserId user, String type, String dedupeKey, Map<String, Object> arguments) {
        return add(user, Notice.success(type, dedupeKey, arguments));
    }

    /** Repeating the key for the same user changes nothing. */
    public Mono<Void> add(UserId user, Notice notice) { // CORE-330
        return language(user).flatMap(language -> insert(user, notice, language));
    }

    /** As {@link #add(UserId, String, String, Map)} for somebody whose language is known. */
    public Mono<Void> add(
            UserId user, String type, String dedupeKey, Map<String, Object> arguments, Language language) {
        return insert(user, Notice.success(type, dedupeKey, arguments), language);
    }

    private Mono<Void> insert(UserId user, Notice notice, Language language) {
        var prefix = "notifications." + notice.type();
        return database.sql("""
                        insert into notifications (user_id, type, category, title, body, level, priority, data,
                            dedupe_key, created_at)
                        values (:user, :type, :category, :title, :body, :level, :priority, cast(:data as jsonb),
                            :key, :now)
                        on conflict (user_id, dedupe_key) do nothing
                        """)
                .bind("user", user.value())
                .bind("type", notice.type())
                .bind("category", notice.category().code())
                .bind("title", messages.text(language, prefix + ".title", notice.arguments()))
                .bind("body", messages.text(language, prefix + ".body", notice.arguments()))
                .bind("level", notice.level().code())
                .bind("priority", notice.category() == Category.SECURITY ? "high" : "normal")
                .bind("data", Json.write(notice.arguments()))
                .bind("key", notice.dedupeKey())
                .bind("now", clock.instant())
                .then();
    }

    private Mono<Language> language(UserId user) {
        return database.sql("select language_code, tg_language_code from users where id = :id")
                .bind("id", user.value())
                .map(row ->
                        Language.of(row.get("language_code", String.class), row.get("tg_language_code", String.class)))
                .one();
    }
}
