package dev.krug.exports;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.kernel.Json;
import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The SQL of {@code exports} and of the pieces of their files, but for those of people's own data. */
@Repository
class ExportRows {

    private static final String COLUMNS = """
            id, kind, format, params, status, attempts, requested_by, bot_name, chat_id, row_count, size_bytes,
            created_at, expires_at
            """;
    private static final String TABLES = " from exports where subject_user_id is null ";

    private final DatabaseClient database;

    ExportRows(DatabaseClient database) {
        this.database = database;
    }

    Mono<Export> insert(Order order, UserId requester, Export.@Nullable Chat chat, Instant now, Instant expires) {
        var params = new HashMap<String, Object>();
        put(params, "from", order.from());
        put(params, "to", order.to());
        var statement = database.sql(
                        "insert into exports (kind, format, params, status, file_ref, requested_by, bot_name,"
                                + " chat_id, expires_at, created_at, updated_at)"
                                + " values (:kind, :format, cast(:params as jsonb), 'queued', 'export_files', :user, :bot,"
                                + " :chat, :expires, :now, :now) returning " + COLUMNS)
                .bind("kind", order.kind().code())
                .bind("format", order.format().code())
                .bind("params", Json.write(params))
                .bind("user", requester.value())
                .bind("expires", expires)
                .bind("now", now);
        statement = bind(statement, "bot", chat == null ? null : chat.bot(), String.class);
        return bind(statement, "chat", chat == null ? null : chat.id(), Long.class)
                .map(ExportRows::read)
                .one();
    }

    private static void put(Map<String, Object> params, String name, @Nullable LocalDate day) {
        if (day != null) {
            params.put(name, day.toString());
        }
    }

    Mono<Export> byId(ExportId id, Instant now) {
        return database.sql("select " + COLUMNS + TABLES + "and id = :id and expires_at > :now")
                .bind("id", id.value())
                .bind("now", now)
                .map(ExportRows::read)
                .one();
    }

    /** Newest first; of one administrator or, for null, of all. */
    Flux<Export> page(@Nullable UserId requester, Instant now, int limit, long offset) {
        return of("select " + COLUMNS, " order by created_at desc, id desc limit :limit offset :offset", requester, now)
                .bind("limit", limit)
                .bind("offset", offset)
                .map(ExportRows::read)
                .all();
    }

    Mono<Long> count(@Nullable UserId requester, Instant now) {
        return of("select count(*) as n", "", requester, now)
                .map(row -> get(row, "n", Long.class))
                .one();
    }

    private DatabaseClient.GenericExecuteSpec of(String select, String order, @Nullable UserId requester, Instant now) {
        return bind(
                database.sql(select + TABLES
                                + "and expires_at > :now and (cast(:user as uuid) is null or requested_by = :user)"
                                + order)
                        .bind("now", now),
                "user",
                requester == null ? null : requester.value(),
                UUID.class);
    }

    /** How many of this administrator are not done. */
    Mono<Long> waiting(UserId requester) {
        return database.sql("select count(*) as n" + TABLES
                        + "and requested_by = :user and status in ('queued', 'running')")
                .bind("user", requester.value())
                .map(row -> get(row, "n", Long.class))
                .one();
    }

    /** Takes the one that waits longest, also of a worker that does not answer any more. */
    Mono<Export> claim(Instant now, Instant until) {
        return database.sql("""
                        with next as (
                            select id from exports
                            where subject_user_id is null and status in ('queued', 'running')
                              and coalesce(leased_until, '-infinity') <= :now
                            order by created_at, id limit 1 for update skip locked),
                        gone as (delete from export_files where export_id in (select id from next))
                        update exports set status = 'running', attempts = attempts + 1, leased_until = :until,
                            updated_at = :now
                        where id in (select id from next) returning\s""" + COLUMNS)
                .bind("now", now)
                .bind("until", until)
                .map(ExportRows::read)
                .one();
    }

    /** Keeps a piece and the claim; false when another worker has the claim. */
    Mono<Boolean> keep(Export export, int piece, byte[] content, Instant until) {
        return database.sql("""
                        with held as (
                            update exports set leased_until = :until
                            where id = :id and attempts = :attempt and status = 'running' returning id, attempts)
                        insert into export_files (export_id, attempt, piece, content)
                        select id, attempts, :piece, :content from held
                        """)
                .bind("id", export.id().value())
                .bind("attempt", export.attempt())
                .bind("until", until)
                .bind("piece", piece)
                .bind("content", ByteBuffer.wrap(content))
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<byte[]> piece(Export export, int piece) {
        return database.sql(
                        "select content from export_files where export_id = :id and attempt = :attempt and piece = :piece")
                .bind("id", export.id().value())
                .bind("attempt", export.attempt())
                .bind("piece", piece)
                .map(row -> get(row, "content", byte[].class))
                .one();
    }

    /** Makes the file seen; empty when another worker has the claim. */
    Mono<Export> ready(Export export, long rows, long sizeBytes, String sha256, Instant now) {
        return database.sql("""
                        update exports set status = 'ready', row_count = :rows, size_bytes = :size, sha256 = :sha,
                            leased_until = null, updated_at = :now
                        where id = :id and attempts = :attempt and status = 'running' returning\s""" + COLUMNS)
                .bind("rows", rows)
                .bind("size", sizeBytes)
                .bind("sha", sha256)
                .bind("now", now)
                .bind("id", export.id().value())
                .bind("attempt", export.attempt())
                .map(ExportRows::read)
                .one();
    }

    /** Lets it be begun again from then on, or gives it up when {@code notBefore} is null. */
    Mono<Export> stop(Export export, String failure, @Nullable Instant notBefore, Instant now) {
        return bind(
                        database.sql("""
                                        update exports set failure = :failure, leased_until = :before, updated_at = :now,
                                            status = case when cast(:before as timestamptz) is null then 'failed' else 'queued' end
                                        where id = :id and attempts = :attempt and status = 'running' returning\s""" + COLUMNS)
                                .bind("failure", failure)
                                .bind("now", now)
                                .bind("id", export.id().value())
                                .bind("attempt", export.attempt()),
                        "before",
                        notBefore,
                        Instant.class)
                .map(ExportRows::read)
                .one();
    }

    private static Export read(Readable row) {
        var params = Json.readObject(get(row, "params", String.class));
        var chat = row.get("chat_id", Long.class);
        return new Export(
                new ExportId(get(row, "id", UUID.class)),
                new Order(
                        Kind.of(get(row, "kind", String.class)).orElseThrow(),
                        Format.of(get(row, "format", String.class)).orElseThrow(),
                        day(params.get("from")),
                        day(params.get("to"))),
                Export.State.of(get(row, "status", String.class)),
                get(row, "attempts", Integer.class),
                row.get("requested_by", UUID.class),
                chat == null ? null : new Export.Chat(get(row, "bot_name", String.class), chat),
                row.get("row_count", Long.class),
                row.get("size_bytes", Long.class),
                get(row, "created_at", Instant.class),
                get(row, "expires_at", Instant.class));
    }

    private static @Nullable LocalDate day(@Nullable Object text) {
        return text == null ? null : LocalDate.parse(text.toString());
    }
}
