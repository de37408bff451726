package dev.krug.telegram;

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

/** Files of calls that were not made yet; they go when their call was made. */
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

    /** Removes what is older, at most {@code limit} rows; how many went. */
    public Mono<Long> forget(Duration age, int limit) { // CORE-389
        return database.sql("""
                        delete from bot_attachments where id in (
                            select id from bot_attachments where created_at < :before limit :limit)
                        """)
                .bind("before", clock.instant().minus(age))
                .bind("limit", limit)
                .fetch()
                .rowsUpdated();
    }

    Mono<Void> add(BotId bot, List<OutgoingCall> calls) {
        return Flux.fromIterable(calls)
                .flatMapIterable(OutgoingCall::attachments)
                .concatMap(file -> database.sql("""
                                insert into bot_attachments (bot_id, name, file_name, media_type, content, created_at)
                                values (:bot, :name, :file, :type, :content, :now)
                                """)
                        .bind("bot", bot.value())
                        .bind("name", file.name())
                        .bind("file", file.fileName())
                        .bind("type", file.mediaType())
                        .bind("content", ByteBuffer.wrap(file.content()))
                        .bind("now", clock.instant())
                        .then())
                .then();
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
