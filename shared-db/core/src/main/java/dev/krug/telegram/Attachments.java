package dev.krug.telegram;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Files of calls that were not made yet; they go when their call was made, and with it when it is removed. */
@Service
public class Attachments { // CORE-388

    private static final Pattern REFERENCE =
            Pattern.compile("attach://([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})");

    private final DatabaseClient database;
    private final Clock clock;

    Attachments(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The files that this payload names; none, without asking the store, when it names none. */
    public Flux<Attachment> of(String payload) {
        var names = names(payload);
        return names.length == 0
                ? Flux.empty()
                : database.sql(
                                "select name, file_name, media_type, content from bot_attachments where name = any(:names)")
                        .bind("names", names)
                        .map(row -> new Attachment(
                                get(row, "name", UUID.class),
                                get(row, "file_name", String.class),
                                get(row, "media_type", String.class),
                                bytes(get(row, "content", ByteBuffer.class))))
                        .all();
    }

    public Mono<Void> drop(String payload) {
        var names = names(payload);
        return names.length == 0
                ? Mono.empty()
                : database.sql("delete from bot_attachments where name = any(:names)")
                        .bind("names", names)
                        .then();
    }

    /**
     * Removes what no call will need, at most {@code limit} rows; how many went. What belongs to no call is given this
     * age.
     */
    public Mono<Long> forget(Duration age, int limit) { // CORE-389
        return database.sql("""
                        delete from bot_attachments where id in (
                            select a.id from bot_attachments a left join bot_outbox o on o.id = a.call_id
                            where o.state in ('sent', 'skipped') or (o.id is null and a.created_at < :before)
                            limit :limit)
                        """)
                .bind("before", clock.instant().minus(age))
                .bind("limit", limit)
                .fetch()
                .rowsUpdated();
    }

    /** Adds the files of calls that were just added; of one that was known by its key before, none. */
    Mono<Void> add(BotId bot, List<OutgoingCall> calls) {
        return Flux.fromIterable(calls)
                .concatMap(call -> Flux.fromIterable(call.attachments()).concatMap(file -> add(bot, call, file)))
                .then();
    }

    private Mono<Void> add(BotId bot, OutgoingCall call, Attachment file) {
        var statement = database.sql("""
                        insert into bot_attachments (bot_id, call_id, name, file_name, media_type, content, created_at)
                        select o.bot_id, o.id, :name, :file, :type, :content, :now
                        from bot_outbox o
                        where o.bot_id = :bot and o.state = 'pending' and o.lane = :lane
                          and (o.chat_id = :chat or (cast(:chat as bigint) is null and o.chat_id is null))
                          and position(cast(:reference as text) in o.payload::text) > 0
                        """)
                .bind("bot", bot.value())
                .bind("lane", call.lane().number())
                .bind("reference", file.reference())
                .bind("name", file.name())
                .bind("file", file.fileName())
                .bind("type", file.mediaType())
                .bind("content", ByteBuffer.wrap(file.content()))
                .bind("now", clock.instant());
        return bind(statement, "chat", call.chatId(), Long.class).then();
    }

    private static UUID[] names(String payload) {
        return REFERENCE
                .matcher(payload)
                .results()
                .map((MatchResult found) -> UUID.fromString(found.group(1)))
                .toArray(UUID[]::new);
    }

    private static byte[] bytes(ByteBuffer buffer) {
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }
}
