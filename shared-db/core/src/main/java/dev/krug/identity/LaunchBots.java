package dev.krug.identity;

import dev.krug.kernel.Rows;
import dev.krug.secrets.SecretBox;
import dev.krug.secrets.Secrets;
import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The bots that may open the Mini App. */
@Component
class LaunchBots {

    private static final String COLUMNS =
            "id, name, kind, telegram_bot_id, token_encrypted, previous_token_encrypted, previous_valid_until";

    private final DatabaseClient database;
    private final SecretBox box;
    private final Clock clock;

    LaunchBots(DatabaseClient database, Secrets secrets, Clock clock) {
        this.database = database;
        this.box = secrets.box("bots");
        this.clock = clock;
    }

    Flux<LaunchBot> own() {
        return database.sql("select " + COLUMNS + " from bots where state = 'active' and kind = 'own'")
                .map(this::bot)
                .all()
                .filter(bot -> !bot.isExternal());
    }

    Mono<LaunchBot> named(String name) {
        return database.sql("select " + COLUMNS + " from bots where state = 'active' and name = :name")
                .bind("name", name)
                .map(this::bot)
                .one();
    }

    Mono<Optional<String>> nameOf(@Nullable UUID id) {
        return id == null
                ? Mono.just(Optional.empty())
                : database.sql("select name from bots where id = :id")
                        .bind("id", id)
                        .map(row -> Rows.get(row, "name", String.class))
                        .one()
                        .map(Optional::of)
                        .defaultIfEmpty(Optional.empty());
    }

    Mono<Void> recordChat(LaunchBot bot, long telegramId, UserId user) {
        return database.sql("""
                        insert into bot_chats (bot_id, chat_id, type, user_id)
                        values (:bot, :chat, 'private', :user) on conflict (bot_id, chat_id) do nothing
                        """)
                .bind("bot", bot.id())
                .bind("chat", telegramId)
                .bind("user", user.value())
                .then();
    }

    private LaunchBot bot(Readable row) {
        var id = Rows.get(row, "id", UUID.class);
        var tokens = new ArrayList<String>();
        if (Rows.get(row, "kind", String.class).equals("own")) {
            open(tokens, id, "token_encrypted", row);
            var until = row.get("previous_valid_until", Instant.class);
            if (until != null && clock.instant().isBefore(until)) { // CORE-035
                open(tokens, id, "previous_token_encrypted", row);
            }
        }
        return new LaunchBot(
                id, Rows.get(row, "name", String.class), row.get("telegram_bot_id", Long.class), List.copyOf(tokens));
    }

    private void open(List<String> tokens, UUID id, String column, Readable row) {
        var sealed = row.get(column, String.class);
        if (sealed != null) {
            tokens.add(box.open(sealed, new SecretBox.Place("bots", column, id.toString())));
        }
    }
}
