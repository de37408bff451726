package dev.krug.telegram;

import static dev.krug.kernel.Rows.get;

import dev.krug.kernel.Json;
import dev.krug.users.PersonalDataContributor;
import dev.krug.users.User;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a person and the bots wrote to each other, as long as it is kept: a week of theirs, a month of the bots'. */
@Component
class KeptMessages implements PersonalDataContributor {

    private static final int MOST = 10_000;

    private final DatabaseClient database;

    KeptMessages(DatabaseClient database) {
        this.database = database;
    }

    @Override
    public String name() {
        return "telegram_messages";
    }

    @Override
    public Mono<List<Map<String, @Nullable Object>>> of(User user) {
        var telegram = user.telegram();
        return telegram == null ? Mono.just(List.of()) : of(telegram.id());
    }

    private Mono<List<Map<String, @Nullable Object>>> of(long person) {
        return database.sql("""
                        select b.name as bot, m.at, m.direction, m.payload from (
                            select bot_id, created_at as at, 'received' as direction, payload from bot_updates
                            where chat_key in (cast(:person as text), 'u:' || :person)
                            union all
                            select bot_id, created_at, 'sent', payload from bot_outbox where chat_id = :person) m
                        join bots b on b.id = m.bot_id order by m.at limit :most
                        """)
                .bind("person", person)
                .bind("most", MOST)
                .map(row -> {
                    var message = new LinkedHashMap<String, @Nullable Object>();
                    message.put("bot", get(row, "bot", String.class));
                    message.put("at", get(row, "at", Instant.class).toString());
                    message.put("direction", get(row, "direction", String.class));
                    message.put("payload", Json.readObject(get(row, "payload", String.class)));
                    return (Map<String, @Nullable Object>) message;
                })
                .all()
                .collectList();
    }
}
