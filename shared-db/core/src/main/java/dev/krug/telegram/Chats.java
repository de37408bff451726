package dev.krug.telegram;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.users.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The chats that bots know, and whether they can be reached. */
@Service
public class Chats { // CORE-383

    private static final Duration INBOUND_RESOLUTION = Duration.ofSeconds(60);

    private static final String HEARD = """
            insert into bot_chats (bot_id, chat_id, type, user_id, last_inbound_at, created_at, updated_at)
            values (:bot, :chat, :type, :user, :now, :now, :now)
            on conflict (bot_id, chat_id) do update set state = 'active', last_inbound_at = :now,
                user_id = coalesce(bot_chats.user_id, excluded.user_id), updated_at = :now
            where bot_chats.state <> 'migrated' and (bot_chats.state <> 'active'
              or bot_chats.last_inbound_at is null or bot_chats.last_inbound_at < :recently)
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

    /** Something came from this chat: it can be reached. A write at most once a minute. */
    public Mono<Void> heardFrom(BotId bot, long chatId, String type, @Nullable UserId user) {
        return heard(database.sql(HEARD), bot, chatId, type, user).then();
    }

    /** {@link #heardFrom}, and in the same statement the open dialog of this person; empty when none is open. */
    public Mono<Dialogs.Open> heardFrom(Dialogs.Key key, String type, @Nullable UserId user) {
        return heard(
                        database.sql("with heard as (" + HEARD + ") " + Dialogs.OPEN)
                                .bind("person", key.userTelegramId()),
                        key.bot(),
                        key.chatId(),
                        type,
                        user)
                .map(Dialogs::read)
                .one();
    }

    private GenericExecuteSpec heard(
            GenericExecuteSpec statement, BotId bot, long chatId, String type, @Nullable UserId user) {
        var now = clock.instant();
        return bind(
                statement
                        .bind("bot", bot.value())
                        .bind("chat", chatId)
                        .bind("type", type)
                        .bind("now", now)
                        .bind("recently", now.minus(INBOUND_RESOLUTION)),
                "user",
                user == null ? null : user.value(),
                UUID.class);
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
        return database.sql("""
                        select distinct on (c.chat_id) c.chat_id, c.bot_id
                        from bot_chats c join bots b on b.id = c.bot_id
                        where c.chat_id = any(:chats) and c.type = 'private' and c.state = 'active'
                          and b.state = 'active' and b.mode <> 'off'
                        order by c.chat_id, (c.bot_id = :preferred) desc, c.last_inbound_at desc nulls last
                        """)
                .bind("chats", chatIds.toArray(Long[]::new))
                .bind("preferred", preferred.value())
                .map(row -> new Reach(get(row, "chat_id", Long.class), new BotId(get(row, "bot_id", UUID.class))))
                .all();
    }

    /** A chat and a bot that may write to it. */
    public record Reach(long chatId, BotId bot) {}
}
