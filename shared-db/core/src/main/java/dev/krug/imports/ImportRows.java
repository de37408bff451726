package dev.krug.imports;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.kernel.Json;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The SQL of imports; runs in the caller's transaction. */
@Repository
class ImportRows {

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

    Mono<Boolean> isTaken(String bot, String userRef) {
        return database.sql("""
                        select exists (select from json_import_items where bot_name = :bot and user_ref = :ref
                                and outcome in ('created', 'merged')) as taken
                        """)
                .bind("bot", bot)
                .bind("ref", userRef)
                .map(row -> get(row, "taken", Boolean.class))
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
}
