package dev.krug.telegram;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The chats that bots know, and whether they can be reached. */
@Service
public class Chats { // CORE-383

    private static final Duration INBOUND_RESOLUTION = Duration.ofSeconds(60);

    private static final String HEARD = """
            with heard as (
                insert into bot_chats (bot_id, chat_id, type, user_id, last_inbound_at, created_at, updated_at)
                select :bot, h.chat, h.type, h.person, :now, :now, :now
                from unnest(:chats, :types, :users) as h (chat, type, person)
                on conflict (bot_id, chat_id) do update set state = 'active', last_inbound_at = :now,
                    user_id = coalesce(bot_chats.user_id, excluded.user_id), updated_at = :now
                where bot_chats.state <> 'migrated' and (bot_chats.state <> 'active'
                  or bot_chats.last_inbound_at is null or bot_chats.last_inbound_at < :recently)
                returning bot_chats.chat_id, old.state as before)
            select chat_id, true as unblocked, null as state, null as data, null as version
            from heard where before = 'blocked'
            union all
            select d.chat_id, false, d.state, d.data, d.version
            from bot_dialogs d join unnest(:chats, :people) as h (chat, person)
                on d.chat_id = h.chat and d.user_telegram_id = h.person
            where d.bot_id = :bot and d.expires_at > :now
            """;

    private final DatabaseClient database;
    private final Clock clock;

    Chats(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    public enum State {
        ACTIVE,
        BLOCKED,
        DEACTIVATED,
        KICKED,
        LEFT,
        UNREACHABLE,
        MIGRATED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A chat that something came from.
     *
     * @param personTelegramId who wrote there; 0 when that does not matter
     */
    public record Heard(long chatId, String type, @Nullable UserId user, long personTelegramId) {}

    /**
     * What is known of chats that something came from.
     *
     * @param dialogs the open dialogs of these people, by chat
     * @param unblocked chats that were blocked until now
     */
    public record Known(Map<Long, Dialogs.Open> dialogs, Set<Long> unblocked) {}

    /** Something came from this chat: it can be reached. A write at most once a minute. */
    public Mono<Void> heardFrom(BotId bot, long chatId, String type, @Nullable UserId user) {
        return heardFrom(bot, List.of(new Heard(chatId, type, user, 0))).then();
    }

    /** {@link #heardFrom} for several chats and, in the same statement, what is known of them. */
    public Mono<Known> heardFrom(BotId bot, List<Heard> heard) {
        var now = clock.instant();
        return database.sql(HEARD)
                .bind("bot", bot.value())
                .bind("chats", heard.stream().map(Heard::chatId).toArray(Long[]::new))
                .bind("types", heard.stream().map(Heard::type).toArray(String[]::new))
                .bind(
                        "users",
                        heard.stream()
                                .map(one ->
                                        one.user() == null ? null : one.user().value())
                                .toArray(UUID[]::new))
                .bind("people", heard.stream().map(Heard::personTelegramId).toArray(Long[]::new))
                .bind("now", now)
                .bind("recently", now.minus(INBOUND_RESOLUTION))
                .map(Chats::line)
                .all()
                .collectList()
                .map(Chats::known);
    }

    private record Line(long chatId, Dialogs.@Nullable Open dialog) {}

    private static Line line(Readable row) {
        boolean isUnblocked = get(row, "unblocked", Boolean.class);
        return new Line(get(row, "chat_id", Long.class), isUnblocked ? null : Dialogs.read(row));
    }

    private static Known known(List<Line> lines) {
        var dialogs = new HashMap<Long, Dialogs.Open>();
        var unblocked = new HashSet<Long>();
        for (var line : lines) {
            if (line.dialog() == null) {
                unblocked.add(line.chatId());
            } else {
                dialogs.put(line.chatId(), line.dialog());
            }
        }
        return new Known(dialogs, unblocked);
    }

    public Mono<Void> mark(BotId bot, long chatId, State state) {
        return database.sql("""
                        update bot_chats set state = :state, updated_at = :now where bot_id = :bot and chat_id = :chat
                        """)
                .bind("bot", bot.value())
                .bind("chat", chatId)
                .bind("state", state.code())
                .bind("now", clock.instant())
                .then();
    }

    /**
     * Whether a chat can be reached.
     *
     * @param movedTo the chat that took its place, when it has migrated
     */
    public record Standing(State state, @Nullable Long movedTo) {}

    /** As stored; a chat of which nothing is known can be reached. */
    static Standing standing(@Nullable String state, @Nullable Long movedTo) {
        return new Standing(state == null ? State.ACTIVE : State.valueOf(state.toUpperCase(Locale.ROOT)), movedTo);
    }

    /** What is known of the chat; empty when nothing. */
    public Mono<Standing> standing(BotId bot, long chatId) {
        return database.sql("select state, migrated_to from bot_chats where bot_id = :bot and chat_id = :chat")
                .bind("bot", bot.value())
                .bind("chat", chatId)
                .map(row -> standing(row.get("state", String.class), row.get("migrated_to", Long.class)))
                .one();
    }

    /** Of these private chats those that an active bot reaches, each with the bot that does, this one if it can. */
    public Flux<Reach> reach(Collection<Long> chatIds, BotId preferred) {
        return reachBy(chatIds, preferred);
    }

    /** The bot that the person used last, of those that reach their private chat; empty when none does. */
    public Mono<Reach> lastUsed(long chatId) { // CORE-331
        return reachBy(List.of(chatId), null).next();
    }

    private Flux<Reach> reachBy(Collection<Long> chatIds, @Nullable BotId preferred) {
        var statement = database.sql("""
                        select distinct on (c.chat_id) c.chat_id, c.bot_id
                        from bot_chats c join bots b on b.id = c.bot_id
                        where c.chat_id = any(:chats) and c.type = 'private' and c.state = 'active'
                          and b.state = 'active' and b.mode <> 'off'
                        order by c.chat_id, (c.bot_id = :preferred) desc, c.last_inbound_at desc nulls last
                        """).bind("chats", chatIds.toArray(Long[]::new));
        return bind(statement, "preferred", preferred == null ? null : preferred.value(), UUID.class)
                .map(row -> new Reach(get(row, "chat_id", Long.class), new BotId(get(row, "bot_id", UUID.class))))
                .all();
    }

    /** A chat and a bot that may write to it. */
    public record Reach(long chatId, BotId bot) {}
}
