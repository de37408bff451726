package dev.krug.sessions;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.kernel.Json;
import dev.krug.kernel.SharedTransaction;
import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Sessions and statistics, each bot's apart from all others. Runs in the caller's transaction. */
@Service
public class BotSessions {

    public static final int MOST_SESSION_BYTES = 256 * 1024;
    public static final int MOST_STATS_BYTES = 64 * 1024;

    private static final String COLUMNS =
            "user_id, bot_name, session_data, stats_data, version, started_at, blocked_at, updated_at";

    private final DatabaseClient database;
    private final List<SessionDefaults> defaults;
    private final Clock clock;

    BotSessions(DatabaseClient database, List<SessionDefaults> defaults, Clock clock) {
        this.database = database;
        this.defaults = defaults;
        this.clock = clock;
    }

    /** The session, made with the bot's own defaults on the first visit. */
    public Mono<BotSession> getOrCreate(UserId user, String botName) {
        return find(user, botName).switchIfEmpty(Mono.defer(() -> create(user, botName)));
    }

    public Mono<BotSession> find(UserId user, String botName) {
        return SharedTransaction.ask("find session of " + botName, user, key -> key, users -> find(users, botName));
    }

    private Mono<Map<UserId, BotSession>> find(List<UserId> users, String botName) {
        return database.sql("select " + COLUMNS + " from bot_sessions where user_id = any(:users) and bot_name = :bot")
                .bind("users", users.stream().map(UserId::value).toArray(UUID[]::new))
                .bind("bot", botName)
                .map(BotSessions::read)
                .all()
                .collectMap(BotSession::userId);
    }

    /** All bots' sessions of a user, last changed first. */
    public Flux<BotSession> of(UserId user) {
        return database.sql(
                        "select " + COLUMNS + " from bot_sessions where user_id = :user order by updated_at desc, id")
                .bind("user", user.value())
                .map(BotSessions::read)
                .all();
    }

    /**
     * Writes what is not null. True if the session was there and, when a version is expected, still had it.
     *
     * @throws IllegalArgumentException if the JSON is larger than {@value #MOST_SESSION_BYTES} or, for statistics,
     *     {@value #MOST_STATS_BYTES} bytes
     */
    public Mono<Boolean> save(
            UserId user,
            String botName,
            @Nullable Map<String, Object> session,
            @Nullable Map<String, Object> stats,
            @Nullable Integer expectedVersion) {
        return SharedTransaction.ask(
                        "save session of " + botName,
                        new Change(
                                user,
                                json(session, MOST_SESSION_BYTES),
                                json(stats, MOST_STATS_BYTES),
                                expectedVersion),
                        Change::user,
                        changes -> save(changes, botName))
                .defaultIfEmpty(false);
    }

    private record Change(
            UserId user,
            @Nullable String session,
            @Nullable String stats,
            @Nullable Integer expectedVersion) {}

    /** Those that were there, and had the version that was expected. */
    private Mono<Map<Change, Boolean>> save(List<Change> changes, String botName) {
        return database.sql("""
                        update bot_sessions s set session_data = coalesce(cast(c.session as jsonb), s.session_data),
                            stats_data = coalesce(cast(c.stats as jsonb), s.stats_data),
                            version = s.version + 1, updated_at = :now
                        from unnest(:users, :sessions, :stats, :versions) as c (user_id, session, stats, version)
                        where s.user_id = c.user_id and s.bot_name = :bot
                          and (c.version is null or s.version = c.version)
                        returning s.user_id
                        """)
                .bind("bot", botName)
                .bind("now", clock.instant())
                .bind(
                        "users",
                        changes.stream().map(change -> change.user().value()).toArray(UUID[]::new))
                .bind("sessions", changes.stream().map(Change::session).toArray(String[]::new))
                .bind("stats", changes.stream().map(Change::stats).toArray(String[]::new))
                .bind("versions", changes.stream().map(Change::expectedVersion).toArray(Integer[]::new))
                .map(row -> new UserId(get(row, "user_id", UUID.class)))
                .all()
                .collect(Collectors.toSet())
                .map(saved -> changes.stream()
                        .filter(change -> saved.contains(change.user()))
                        .collect(Collectors.toMap(change -> change, change -> true)));
    }

    /** Back to the bot's default session; statistics only on demand. */
    public Mono<Boolean> reset(UserId user, String botName, boolean keepStats) { // MB-109
        return save(user, botName, defaultSession(botName), keepStats ? null : defaultStats(botName), null);
    }

    public Mono<Boolean> delete(UserId user, String botName) {
        return of(database.sql("delete from bot_sessions where user_id = :user and bot_name = :bot"), user, botName)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** A chat in which a bot can write to a user. */
    public record OpenChat(String botName, long chatId) {}

    /** Where these bots can write to the user, the one used last first. */
    public Flux<OpenChat> openChats(UserId user, List<String> botNames) {
        return database.sql("""
                        select bot_name, chat_id from bot_sessions
                        where user_id = :user and bot_name = any(:bots) and started_at is not null
                          and blocked_at is null and chat_id is not null
                        order by updated_at desc, bot_name
                        """)
                .bind("user", user.value())
                .bind("bots", botNames.toArray(String[]::new))
                .map(row -> new OpenChat(get(row, "bot_name", String.class), get(row, "chat_id", Long.class)))
                .all();
    }

    /** Where the user was last in a bot that can write to them; empty when none can. */
    public Mono<OpenChat> lastChat(UserId user) {
        return database.sql("""
                        select bot_name, chat_id from bot_sessions
                        where user_id = :user and started_at is not null and blocked_at is null and chat_id is not null
                        order by updated_at desc, bot_name limit 1
                        """)
                .bind("user", user.value())
                .map(row -> new OpenChat(get(row, "bot_name", String.class), get(row, "chat_id", Long.class)))
                .one();
    }

    /** Notes that the user pressed Start in this chat, and is reachable again. */
    public Mono<Void> started(UserId user, String botName, long chatId) { // MB-114
        return getOrCreate(user, botName)
                .then(of(database.sql("""
                                        update bot_sessions set started_at = coalesce(started_at, :now), chat_id = :chat,
                                            blocked_at = null
                                        where user_id = :user and bot_name = :bot
                                        """), user, botName)
                        .bind("now", clock.instant())
                        .bind("chat", chatId)
                        .then());
    }

    /** Notes that the user blocked the bot, or took the block back. */
    public Mono<Void> blocked(UserId user, String botName, boolean blocked) {
        return bind(of(database.sql("""
                                        update bot_sessions set blocked_at = :at
                                        where user_id = :user and bot_name = :bot
                                        """), user, botName), "at", blocked ? clock.instant() : null, Instant.class)
                .then();
    }

    /** Users whose session holds this value and was left alone for so long; the longest first. */
    public Flux<UserId> untouchedSince(String botName, String key, String value, Duration idle, int limit) {
        return database.sql("""
                        select user_id from bot_sessions
                        where bot_name = :bot and session_data ->> :key = :value and updated_at < :before
                        order by updated_at limit :limit
                        """)
                .bind("bot", botName)
                .bind("key", key)
                .bind("value", value)
                .bind("before", clock.instant().minus(idle))
                .bind("limit", limit)
                .map(row -> new UserId(get(row, "user_id", UUID.class)))
                .all();
    }

    public Map<String, Object> defaultSession(String botName) {
        return defaultsOf(botName).map(SessionDefaults::session).orElse(Map.of());
    }

    public Map<String, Object> defaultStats(String botName) {
        return defaultsOf(botName).map(SessionDefaults::stats).orElse(Map.of());
    }

    private Optional<SessionDefaults> defaultsOf(String botName) {
        return defaults.stream().filter(bot -> bot.botName().equals(botName)).findFirst();
    }

    private Mono<BotSession> create(UserId user, String botName) {
        return of(database.sql("""
                                insert into bot_sessions (user_id, bot_name, session_data, stats_data, created_at, updated_at)
                                values (:user, :bot, cast(:session as jsonb), cast(:stats as jsonb), :now, :now)
                                on conflict (user_id, bot_name) do nothing
                                returning\s""" + COLUMNS), user, botName)
                .bind("session", Json.write(defaultSession(botName)))
                .bind("stats", Json.write(defaultStats(botName)))
                .bind("now", clock.instant())
                .map(BotSessions::read)
                .one()
                .switchIfEmpty(Mono.defer(() -> find(user, botName)));
    }

    private static GenericExecuteSpec of(GenericExecuteSpec statement, UserId user, String botName) {
        return statement.bind("user", user.value()).bind("bot", botName);
    }

    private static @Nullable String json(@Nullable Map<String, Object> value, int mostBytes) { // MB-108
        if (value == null) {
            return null;
        }
        var json = Json.write(value);
        if (json.getBytes(StandardCharsets.UTF_8).length > mostBytes) {
            throw new IllegalArgumentException("A session holds at most " + mostBytes + " bytes here");
        }
        return json;
    }

    private static BotSession read(Readable row) {
        return new BotSession(
                new UserId(get(row, "user_id", UUID.class)),
                get(row, "bot_name", String.class),
                Json.readObject(get(row, "session_data", String.class)),
                Json.readObject(get(row, "stats_data", String.class)),
                get(row, "version", Integer.class),
                row.get("started_at", Instant.class),
                row.get("blocked_at", Instant.class),
                get(row, "updated_at", Instant.class));
    }
}
