package dev.krug.privacy;

import static dev.krug.kernel.Rows.get;

import dev.krug.kernel.Sha256;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * The files that people get of their own data: one a day, kept for a week. A person's rows are few, so the file is made
 * at once. Runs in the caller's transaction.
 */
@Service
public class OwnExports { // MB-840, multi-bot 5.1

    public static final Duration PAUSE = Duration.ofDays(1);

    private static final String KIND = "own_data";
    private static final Duration KEPT = Duration.ofDays(7);

    private final DatabaseClient database;
    private final PersonalData data;
    private final Users users;
    private final Clock clock;

    OwnExports(DatabaseClient database, PersonalData data, Users users, Clock clock) {
        this.database = database;
        this.data = data;
        this.users = users;
        this.clock = clock;
    }

    /** What became of the wish for a file. */
    public sealed interface Requested {

        record Ready(Export export) implements Requested {}

        /** The last one is not a day old; it can still be had. */
        record TooSoon(Export last, Duration left) implements Requested {}
    }

    /** Of several wishes at once one is fulfilled. Empty when the user is gone. */
    public Mono<Requested> request(UserId id) {
        return users.lock(id)
                .flatMap(user -> of(id).next()
                        .filter(last -> last.createdAt().plus(PAUSE).isAfter(clock.instant()))
                        .<Requested>map(last -> new Requested.TooSoon(
                                last,
                                Duration.between(
                                        clock.instant(), last.createdAt().plus(PAUSE))))
                        .switchIfEmpty(Mono.defer(() -> make(user).map(Requested.Ready::new))));
    }

    /** A document of now that is kept nowhere; UTF-8 JSON. */
    public Mono<byte[]> document(User user) {
        return data.of(user).map(PersonalData.Document::json);
    }

    /** Those that can still be had, the newest first. */
    public Flux<Export> of(UserId user) {
        return database.sql("""
                        select id, row_count, created_at, expires_at from exports
                        where subject_user_id = :user and requested_by = :user and kind = :kind and expires_at > :now
                        order by created_at desc, id desc
                        """)
                .bind("user", user.value())
                .bind("kind", KIND)
                .bind("now", clock.instant())
                .map(OwnExports::read)
                .all();
    }

    /** The file, UTF-8 JSON; empty when it is none of this user's, or gone. */
    public Mono<byte[]> file(UserId user, ExportId export) {
        return database.sql("""
                        select f.content from exports e join export_files f on f.export_id = e.id
                        where e.id = :id and e.subject_user_id = :user and e.requested_by = :user
                          and e.kind = :kind and e.expires_at > :now
                        """)
                .bind("id", export.value())
                .bind("user", user.value())
                .bind("kind", KIND)
                .bind("now", clock.instant())
                .map(row -> get(row, "content", byte[].class))
                .one();
    }

    /** Takes away the files that ran out; returns how many. */
    Mono<Long> purge() {
        return database.sql("delete from exports where expires_at < :now")
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated();
    }

    private Mono<Export> make(User user) {
        return data.of(user)
                .flatMap(document ->
                        insert(user.id(), document).delayUntil(export -> keep(export.id(), document.json())));
    }

    private Mono<Export> insert(UserId user, PersonalData.Document document) {
        var now = clock.instant();
        return database.sql("""
                        insert into exports (kind, format, status, file_ref, sha256, row_count, requested_by,
                            subject_user_id, expires_at, created_at, updated_at)
                        values (:kind, 'json', 'ready', 'export_files', :sha, :rows, :user, :user, :expires, :now, :now)
                        returning id, row_count, created_at, expires_at
                        """)
                .bind("kind", KIND)
                .bind("sha", Sha256.hex(document.json()))
                .bind("rows", document.rows())
                .bind("user", user.value())
                .bind("expires", now.plus(KEPT))
                .bind("now", now)
                .map(OwnExports::read)
                .one();
    }

    private Mono<Void> keep(ExportId export, byte[] content) {
        return database.sql("insert into export_files (export_id, content) values (:export, :content)")
                .bind("export", export.value())
                .bind("content", content)
                .then();
    }

    private static Export read(Readable row) {
        return new Export(
                new ExportId(get(row, "id", UUID.class)),
                get(row, "row_count", Long.class),
                get(row, "created_at", Instant.class),
                get(row, "expires_at", Instant.class));
    }
}
