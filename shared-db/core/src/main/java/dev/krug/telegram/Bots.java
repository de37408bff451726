package dev.krug.telegram;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.kernel.Json;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The registry of bots. */
@Service
public class Bots {

    private static final String COLUMNS = "id, name, telegram_bot_id, username, title, paused, paused_until, state";

    private final DatabaseClient database;
    private final Clock clock;

    Bots(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Enters the bot into the registry, or brings its entry up to date. It is active afterwards. */
    public Mono<Bot> register(String name, Map<String, String> titles, long telegramBotId, @Nullable String username) {
        return bind(
                        database.sql("""
                                insert into bots (name, app, title, telegram_bot_id, username, created_at, updated_at)
                                values (:name, 'multi_bot', cast(:titles as jsonb), :telegramId, :username, :now, :now)
                                on conflict (name) do update set title = excluded.title, state = 'active',
                                    telegram_bot_id = excluded.telegram_bot_id,
                                    username = coalesce(excluded.username, bots.username),
                                    last_error = null, updated_at = :now
                                returning\s""" + COLUMNS)
                                .bind("name", name)
                                .bind("titles", Json.write(titles))
                                .bind("telegramId", telegramBotId)
                                .bind("now", clock.instant()),
                        "username",
                        username,
                        String.class)
                .map(Bots::read)
                .one();
    }

    /** In the order of their names. */
    public Flux<Bot> all() {
        return database.sql("select " + COLUMNS + " from bots where telegram_bot_id is not null order by name")
                .map(Bots::read)
                .all();
    }

    public Mono<Bot> byName(String name) {
        return database.sql("select " + COLUMNS + " from bots where name = :name and telegram_bot_id is not null")
                .bind("name", name)
                .map(Bots::read)
                .one();
    }

    /** Whether a bot of this name is registered, though it may never have run. */
    public Mono<Boolean> isKnown(String name) {
        return accessPolicy(name).hasElement();
    }

    /** What an administrator says of who may play in this bot; empty when there is no such bot. */
    public Mono<Map<String, Object>> accessPolicy(String name) { // MB-301
        return database.sql("select access_policy from bots where name = :name")
                .bind("name", name)
                .map(row -> Json.readObject(get(row, "access_policy", String.class)))
                .one();
    }

    /** What a bot sells first, {@code subscription} or {@code credits}; empty when nobody has said. */
    public Mono<String> monetization(String name) {
        return database.sql("select monetization from bots where name = :name and monetization is not null")
                .bind("name", name)
                .map(row -> get(row, "monetization", String.class))
                .one();
    }

    /** How updates come to a bot: it asks for them, or Telegram brings them. */
    public enum Mode {
        POLLING,
        WEBHOOK,
        OFF;

        static Mode of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * Notes how the bot is told of updates, and answers the secret by which Telegram proves itself when it brings them;
     * it is made once for each bot.
     */
    public Mono<String> receiveBy(BotId id, Mode mode) { // CORE-373
        return database.sql("""
                        update bots set mode = :mode, webhook_secret = coalesce(webhook_secret, :fresh), updated_at = :now
                        where id = :id returning webhook_secret
                        """)
                .bind("id", id.value())
                .bind("mode", mode.code())
                .bind("fresh", WebhookSecret.random())
                .bind("now", clock.instant())
                .map(row -> get(row, "webhook_secret", String.class))
                .one();
    }

    public Mono<Mode> modeOf(BotId id) {
        return database.sql("select mode from bots where id = :id")
                .bind("id", id.value())
                .map(row -> Mode.of(get(row, "mode", String.class)))
                .one();
    }

    /** Whom Telegram brings updates for; empty when there is no such bot. */
    public Mono<Recipient> recipient(String name) {
        return database.sql("select id, webhook_secret from bots where name = :name and telegram_bot_id is not null")
                .bind("name", name)
                .map(row ->
                        new Recipient(new BotId(get(row, "id", UUID.class)), row.get("webhook_secret", String.class)))
                .one();
    }

    /** A bot that updates are brought for, and the secret that comes with them. */
    public record Recipient(BotId bot, @Nullable String secret) {

        /** Takes the same time wherever the first difference is. */
        public boolean isProvedBy(@Nullable String told) {
            return secret != null
                    && told != null
                    && MessageDigest.isEqual(
                            secret.getBytes(StandardCharsets.UTF_8), told.getBytes(StandardCharsets.UTF_8));
        }

        /** Names no secret. */
        @Override
        public String toString() {
            return "Recipient[" + bot.value() + "]";
        }
    }

    /** Telegram refuses the bot's token: nothing is polled or sent until it is registered again. True the first time. */
    public Mono<Boolean> refuse(BotId id, String error) { // CORE-370
        return database.sql("""
                        update bots set state = 'unauthorized', last_error = :error, updated_at = :now
                        where id = :id and state <> 'unauthorized'
                        """)
                .bind("id", id.value())
                .bind("error", error)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Telegram asks for silence: all instances send nothing for this bot until then. It is counted. */
    public Mono<Void> pauseUntil(BotId id, Instant until) { // CORE-382
        return database.sql("update bots set floods = floods + 1, paused_until = greatest(paused_until, :until)"
                        + " where id = :id")
                .bind("id", id.value())
                .bind("until", until)
                .then();
    }

    private static Bot read(Readable row) {
        return new Bot(
                new BotId(get(row, "id", UUID.class)),
                get(row, "name", String.class),
                get(row, "telegram_bot_id", Long.class),
                row.get("username", String.class),
                Json.readObject(get(row, "title", String.class)),
                get(row, "paused", Boolean.class),
                row.get("paused_until", Instant.class),
                Bot.State.of(get(row, "state", String.class)));
    }
}
