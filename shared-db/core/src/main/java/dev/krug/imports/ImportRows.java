package dev.krug.imports;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.kernel.Json;
import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The SQL of imports; runs in the caller's transaction. */
@Repository
class ImportRows {

    private static final String COLUMNS = """
            id, file_path, file_name, bot_name, mode, overwrite, status, attempts, requested_by, chat, backup_path,
            processed, total, failure, report, created_at
            """;

    private final DatabaseClient database;

    ImportRows(DatabaseClient database) {
        this.database = database;
    }

    Mono<UUID> begin(String fileName, String sha256, String bot, String backup, Mode mode, @Nullable UUID requestedBy) {
        return bind(database.sql("""
                                insert into json_imports (file_name, sha256, bot_name, backup_path, mode, status, requested_by)
                                values (:file, :sha, :bot, :backup, :mode, 'running', :by) returning id
                                """), "by", requestedBy, UUID.class)
                .bind("file", fileName)
                .bind("sha", sha256)
                .bind("bot", bot)
                .bind("backup", backup)
                .bind("mode", mode.code())
                .map(row -> get(row, "id", UUID.class))
                .one();
    }

    Mono<Long> end(UUID id, Report report) {
        return database.sql("""
                        update json_imports set status = 'done', created = :created, merged = :merged, skipped = :skipped,
                            failed = :failed, report = cast(:report as jsonb), updated_at = now()
                        where id = :id
                        """)
                .bind("id", id)
                .bind("created", report.created())
                .bind("merged", report.merged())
                .bind("skipped", report.skipped())
                .bind("failed", report.failed())
                .bind("report", Json.write(report))
                .fetch()
                .rowsUpdated();
    }

    /** Empty while it runs. */
    Mono<Report> report(UUID id) {
        return database.sql("select report from json_imports where id = :id and status = 'done'")
                .bind("id", id)
                .map(row -> Json.read(get(row, "report", String.class), Report.class))
                .one();
    }

    /** Who took somebody over, and how. */
    record Taken(UUID by, String outcome) {}

    Mono<Taken> taken(String bot, String userRef) {
        return database.sql("""
                        select import_id, outcome from json_import_items where bot_name = :bot and user_ref = :ref
                          and outcome in ('created', 'merged')
                        """)
                .bind("bot", bot)
                .bind("ref", userRef)
                .map(row -> new Taken(get(row, "import_id", UUID.class), get(row, "outcome", String.class)))
                .one();
    }

    /** False when another import was first. */
    Mono<Boolean> note(UUID id, String bot, String userRef, String outcome, @Nullable String message) {
        return bind(database.sql("""
                                insert into json_import_items (import_id, bot_name, user_ref, outcome, message)
                                values (:id, :bot, :ref, :outcome, left(:message, 500))
                                on conflict (bot_name, user_ref) where outcome in ('created', 'merged') do nothing
                                """), "message", message, String.class)
                .bind("id", id)
                .bind("bot", bot)
                .bind("ref", userRef)
                .bind("outcome", outcome)
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    Mono<ImportJob> queue(UserId requester, Path file, Imports.Wish wish, ImportJob.@Nullable Chat chat, Instant now) {
        return bind(database.sql("""
                                        insert into json_imports (file_name, bot_name, mode, overwrite, status, requested_by,
                                            file_path, chat, created_at, updated_at)
                                        values (:name, :bot, :mode, :overwrite, 'queued', :by, :path, cast(:chat as jsonb),
                                            :now, :now) returning\s""" + COLUMNS), "chat", chat == null ? null : Json.write(chat), String.class)
                .bind("name", wish.fileName())
                .bind("bot", wish.bot())
                .bind("mode", wish.mode().code())
                .bind("overwrite", wish.overwrite())
                .bind("by", requester.value())
                .bind("path", file.toString())
                .bind("now", now)
                .map(ImportRows::read)
                .one();
    }

    Mono<ImportJob> job(ImportId id) {
        return database.sql("select " + COLUMNS + " from json_imports where id = :id and file_path is not null")
                .bind("id", id.value())
                .map(ImportRows::read)
                .one();
    }

    /** Marks a dry run as answered, once. */
    Mono<ImportJob> confirm(ImportId tried, UserId requester, Instant now) {
        return database.sql("""
                        update json_imports set confirmed_at = :now
                        where id = :id and requested_by = :by and mode = 'dry_run' and status = 'done'
                          and confirmed_at is null returning\s""" + COLUMNS)
                .bind("now", now)
                .bind("id", tried.value())
                .bind("by", requester.value())
                .map(ImportRows::read)
                .one();
    }

    /** Marks dry runs that nobody answered as answered; their files. */
    Flux<Path> abandon(Instant before, Instant now) {
        return database.sql("""
                        update json_imports set confirmed_at = :now
                        where mode = 'dry_run' and status = 'done' and confirmed_at is null and file_path is not null
                          and created_at < :before returning file_path
                        """)
                .bind("now", now)
                .bind("before", before)
                .map(row -> Path.of(get(row, "file_path", String.class)))
                .all();
    }

    /** Takes the one that waits longest, also of a worker that does not answer any more. */
    Mono<ImportJob> claim(Instant now, Instant until) {
        return database.sql("""
                        update json_imports set status = 'running', attempts = attempts + 1, leased_until = :until,
                            processed = 0, updated_at = :now
                        where id = (
                            select id from json_imports
                            where status in ('queued', 'running') and file_path is not null
                              and coalesce(leased_until, '-infinity') <= :now
                            order by created_at, id limit 1 for update skip locked)
                        returning\s""" + COLUMNS)
                .bind("now", now)
                .bind("until", until)
                .map(ImportRows::read)
                .one();
    }

    /** What an earlier try found wrong is found again. */
    Mono<Void> forgetErrors(UUID id) {
        return database.sql("delete from json_import_items where import_id = :id and outcome = 'error'")
                .bind("id", id)
                .then();
    }

    Mono<Void> backedUp(UUID id, String backup, String sha256) {
        return database.sql("update json_imports set backup_path = :backup, sha256 = :sha where id = :id")
                .bind("backup", backup)
                .bind("sha", sha256)
                .bind("id", id)
                .then();
    }

    /** Keeps the claim; false when another worker has it. */
    Mono<Boolean> moved(ImportJob job, int processed, int total, Instant until) {
        return database.sql("""
                        update json_imports set processed = :processed, total = :total, leased_until = :until
                        where id = :id and attempts = :attempt and status = 'running'
                        """)
                .bind("processed", processed)
                .bind("total", total)
                .bind("until", until)
                .bind("id", job.id().value())
                .bind("attempt", job.attempt())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows == 1);
    }

    /** Ends it with its report; empty when another worker has the claim. */
    Mono<ImportJob> done(ImportJob job, Report report, Instant now) {
        return database.sql("""
                        update json_imports set status = 'done', created = :created, merged = :merged, skipped = :skipped,
                            failed = :failed, report = cast(:report as jsonb), processed = coalesce(total, processed),
                            leased_until = null, updated_at = :now
                        where id = :id and attempts = :attempt and status = 'running' returning\s""" + COLUMNS)
                .bind("created", report.created())
                .bind("merged", report.merged())
                .bind("skipped", report.skipped())
                .bind("failed", report.failed())
                .bind("report", Json.write(report))
                .bind("now", now)
                .bind("id", job.id().value())
                .bind("attempt", job.attempt())
                .map(ImportRows::read)
                .one();
    }

    /** Ends it without one, or lets it be begun again from then on. */
    Mono<ImportJob> stop(
            ImportJob job, ImportJob.State state, String failure, @Nullable Instant notBefore, Instant now) {
        return bind(database.sql("""
                                        update json_imports set status = :state, failure = :failure, leased_until = :before,
                                            updated_at = :now
                                        where id = :id and attempts = :attempt and status = 'running' returning\s""" + COLUMNS), "before", notBefore, Instant.class)
                .bind("state", state.code())
                .bind("failure", failure)
                .bind("now", now)
                .bind("id", job.id().value())
                .bind("attempt", job.attempt())
                .map(ImportRows::read)
                .one();
    }

    private static ImportJob read(Readable row) {
        var chat = row.get("chat", String.class);
        var state = ImportJob.State.of(get(row, "status", String.class));
        return new ImportJob(
                new ImportId(get(row, "id", UUID.class)),
                Path.of(get(row, "file_path", String.class)),
                get(row, "file_name", String.class),
                get(row, "bot_name", String.class),
                Mode.valueOf(get(row, "mode", String.class).toUpperCase(Locale.ROOT)),
                get(row, "overwrite", Boolean.class),
                state,
                get(row, "attempts", Integer.class),
                row.get("requested_by", UUID.class),
                chat == null ? null : Json.read(chat, ImportJob.Chat.class),
                row.get("backup_path", String.class),
                get(row, "processed", Integer.class),
                row.get("total", Integer.class),
                row.get("failure", String.class),
                state == ImportJob.State.DONE ? Json.read(get(row, "report", String.class), Report.class) : null,
                get(row, "created_at", Instant.class));
    }
}
