package dev.krug.access;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.audit.Audit;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The channels of bots. A bot without an entry of its own has that of {@code krug.access.channel}, if there is one.
 */
@Service
public class BotChannels {

    private static final String COLUMNS = "bot_name, chat_id, chat_username, invite_url, bonus_trainings, enabled";

    private final DatabaseClient database;
    private final Audit audit;
    private final String usual;
    private final Clock clock;

    BotChannels(DatabaseClient database, Audit audit, @Value("${krug.access.channel:}") String usual, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.usual = usual;
        this.clock = clock;
    }

    /** The channel whose subscribers get a bonus in this bot; empty when there is none. */
    public Mono<BotChannel> of(String botName) {
        return entry(botName)
                .switchIfEmpty(
                        Mono.defer(() -> usual.isBlank() ? Mono.empty() : Mono.just(BotChannel.named(botName, usual))))
                .filter(BotChannel::enabled);
    }

    private Mono<BotChannel> entry(String botName) {
        return database.sql("select " + COLUMNS
                        + " from bot_channels where bot_name = :bot order by enabled desc, id limit 1")
                .bind("bot", botName)
                .map(BotChannels::read)
                .one();
    }

    /** All entries, those that are switched off included. */
    public Flux<BotChannel> all() {
        return database.sql("select " + COLUMNS + " from bot_channels order by bot_name, id")
                .map(BotChannels::read)
                .all();
    }

    /** Gives the bot this channel instead of the one it had; what that one gave stays. */
    public Mono<Void> put(BotChannel channel) {
        return database.sql("delete from bot_channels where bot_name = :bot")
                .bind("bot", channel.botName())
                .then()
                .then(insert(channel))
                .flatMap(id -> audit.created("bot_channels", id, columns(channel)));
    }

    private Mono<UUID> insert(BotChannel channel) {
        var now = clock.instant();
        var statement = database.sql("insert into bot_channels (" + COLUMNS + """
                        , created_at, updated_at)
                        values (:bot, :chat, :username, :url, :bonus, :enabled, :now, :now) returning id
                        """)
                .bind("bot", channel.botName())
                .bind("url", channel.inviteUrl())
                .bind("bonus", channel.bonusTrainings())
                .bind("enabled", channel.enabled())
                .bind("now", now);
        statement = bind(statement, "chat", channel.chatId(), Long.class);
        return bind(statement, "username", channel.username(), String.class)
                .map(row -> get(row, "id", UUID.class))
                .one();
    }

    private static Map<String, Object> columns(BotChannel channel) {
        return Map.of(
                "bot_name", channel.botName(),
                "chat", channel.chat(),
                "bonus_trainings", channel.bonusTrainings(),
                "enabled", channel.enabled());
    }

    /** Keeps the id that Telegram told of a channel known by its name. */
    Mono<Void> remember(BotChannel channel, long chatId) {
        return channel.chatId() != null || channel.username() == null
                ? Mono.empty()
                : database.sql("""
                                update bot_channels set chat_id = :chat, updated_at = :now
                                where bot_name = :bot and chat_username = :username and chat_id is null
                                """)
                        .bind("chat", chatId)
                        .bind("bot", channel.botName())
                        .bind("username", channel.username())
                        .bind("now", clock.instant())
                        .then();
    }

    private static BotChannel read(Readable row) {
        @Nullable Long chat = row.get("chat_id", Long.class);
        return new BotChannel(
                get(row, "bot_name", String.class),
                chat,
                row.get("chat_username", String.class),
                get(row, "invite_url", String.class),
                get(row, "bonus_trainings", Integer.class),
                get(row, "enabled", Boolean.class));
    }
}
