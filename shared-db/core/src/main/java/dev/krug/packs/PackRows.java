package dev.krug.packs;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.kernel.Json;
import dev.krug.packs.StoredPack.Status;
import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The versions of the packs as rows. */
@Repository
class PackRows {

    private static final String COLUMNS = """
            id, kind, code, version, cast(body -> 'title' as text) as title, status,
            cast(report ->> 'entries' as int) as entries, uploaded_by, created_at, activated_at
            """;
    private static final String MATCHING =
            " from content_packs where kind = coalesce(:kind, kind) and status = coalesce(:status, status)";

    private final DatabaseClient database;
    private final Clock clock;

    PackRows(DatabaseClient database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** Whoever stores or moves versions of one code at once does so one after the other. */
    Mono<Void> lock(String kind, String code) {
        return database.sql("select pg_advisory_xact_lock(hashtextextended(:kind || '-pack:' || :code, 0))")
                .bind("kind", kind)
                .bind("code", code)
                .then();
    }

    Flux<Version> versions(String kind, String code) {
        return database.sql("select version, sha256 from content_packs where kind = :kind and code = :code")
                .bind("kind", kind)
                .bind("code", code)
                .map(row -> new Version(get(row, "version", String.class), get(row, "sha256", String.class)))
                .all();
    }

    /** Newest first. */
    Flux<StoredPack> page(@Nullable String kind, @Nullable Status status, int limit, long offset) {
        return filtered(
                        "select " + COLUMNS + MATCHING
                                + " order by created_at desc, id desc limit :limit offset :offset",
                        kind,
                        status)
                .bind("limit", limit)
                .bind("offset", offset)
                .map(PackRows::read)
                .all();
    }

    Mono<Long> count(@Nullable String kind, @Nullable Status status) {
        return filtered("select count(*) as n" + MATCHING, kind, status)
                .map(row -> get(row, "n", Long.class))
                .one();
    }

    Mono<StoredPack> find(PackId id) {
        return database.sql("select " + COLUMNS + " from content_packs where id = :id")
                .bind("id", id.value())
                .map(PackRows::read)
                .one();
    }

    Mono<StoredPack> find(String kind, String code, String version) {
        return database.sql("select " + COLUMNS
                        + " from content_packs where kind = :kind and code = :code and version = :version")
                .bind("kind", kind)
                .bind("code", code)
                .bind("version", version)
                .map(PackRows::read)
                .one();
    }

    Mono<StoredPack> active(String kind, String code) {
        return database.sql("select " + COLUMNS
                        + " from content_packs where kind = :kind and code = :code and status = 'active'")
                .bind("kind", kind)
                .bind("code", code)
                .map(PackRows::read)
                .one();
    }

    Mono<String> body(PackId id) {
        return database.sql("select cast(body as text) as body from content_packs where id = :id")
                .bind("id", id.value())
                .map(row -> get(row, "body", String.class))
                .one();
    }

    Mono<StoredPack> store(PackFile file, String kind, Pack pack, Status status, @Nullable UserId by) {
        var now = clock.instant();
        var report = Map.of("entries", pack.size(), "warnings", file.check().warnings());
        var statement = database.sql("""
                        insert into content_packs (kind, code, version, sha256, body, status, report, uploaded_by,
                            activated_at, created_at, updated_at)
                        values (:kind, :code, :version, :sha, cast(:body as jsonb), :status, cast(:report as jsonb),
                            :by, :activated, :now, :now)
                        returning\s""" + COLUMNS)
                .bind("kind", kind)
                .bind("code", pack.code())
                .bind("version", pack.version())
                .bind("sha", file.sha256())
                .bind("body", file.body())
                .bind("status", status.code())
                .bind("report", Json.write(report))
                .bind("now", now);
        statement = bind(statement, "activated", status == Status.ACTIVE ? now : null, Instant.class);
        return bind(statement, "by", by == null ? null : by.value(), UUID.class)
                .map(PackRows::read)
                .one();
    }

    Mono<Void> archiveActive(String kind, String code) {
        return database.sql("""
                        update content_packs set status = 'archived', updated_at = :now
                        where kind = :kind and code = :code and status = 'active'
                        """)
                .bind("kind", kind)
                .bind("code", code)
                .bind("now", clock.instant())
                .then();
    }

    Mono<StoredPack> move(PackId id, Status to) {
        return database.sql("""
                        update content_packs set status = :to, updated_at = :now,
                            activated_at = case when :to = 'active' then :now else activated_at end
                        where id = :id returning\s""" + COLUMNS)
                .bind("id", id.value())
                .bind("to", to.code())
                .bind("now", clock.instant())
                .map(PackRows::read)
                .one();
    }

    private GenericExecuteSpec filtered(String sql, @Nullable String kind, @Nullable Status status) {
        return bind(
                bind(database.sql(sql), "kind", kind, String.class),
                "status",
                status == null ? null : status.code(),
                String.class);
    }

    private static StoredPack read(Readable row) {
        var by = row.get("uploaded_by", UUID.class);
        return new StoredPack(
                new PackId(get(row, "id", UUID.class)),
                get(row, "kind", String.class),
                get(row, "code", String.class),
                get(row, "version", String.class),
                Json.read(get(row, "title", String.class), Bilingual.class),
                Status.of(get(row, "status", String.class)),
                row.get("entries", Integer.class),
                by == null ? null : new UserId(by),
                get(row, "created_at", Instant.class),
                row.get("activated_at", Instant.class));
    }
}
