package dev.krug.exports;

import dev.krug.audit.Audit;
import dev.krug.users.Role;
import dev.krug.users.User;
import dev.krug.users.UserId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tables as files, which a worker makes. Only who asked for one and superadmins can have it, for a week. Requests run in
 * the caller's transaction and are written down.
 */
@Service
public class Exports { // MB-840

    /** So many of one administrator wait at most. */
    public static final int MOST_WAITING = 5;

    private static final Duration KEPT = Duration.ofDays(7);

    private final ExportRows rows;
    private final Audit audit;
    private final Clock clock;

    Exports(ExportRows rows, Audit audit, Clock clock) {
        this.rows = rows;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a wish. */
    public sealed interface Requested {

        record Queued(Export export) implements Requested {}

        /** {@link #MOST_WAITING} are being made. */
        record TooMany() implements Requested {}
    }

    /**
     * Has a file made.
     *
     * @param chat where it is sent when it is ready; null for nowhere
     */
    public Mono<Requested> request(UserId requester, Order order, Export.@Nullable Chat chat) {
        var now = clock.instant();
        return rows.waiting(requester)
                .flatMap(waiting -> waiting >= MOST_WAITING
                        ? Mono.just(new Requested.TooMany())
                        : rows.insert(order, requester, chat, now, now.plus(KEPT))
                                .delayUntil(export -> noted("request", export))
                                .map(Requested.Queued::new));
    }

    /** Empty when there is none, it ran out, or this administrator may not have it. */
    public Mono<Export> find(ExportId id, User reader) {
        return rows.byId(id, clock.instant()).filter(export -> mayHave(reader, export));
    }

    private static boolean mayHave(User reader, Export export) {
        return reader.role() == Role.SUPERADMIN
                || (reader.role().isAdmin()
                        && Objects.equals(export.requestedBy(), reader.id().value()));
    }

    /** Those that the administrator may have, newest first. */
    public Flux<Export> page(User reader, int limit, long offset) {
        return rows.page(scope(reader), clock.instant(), limit, offset);
    }

    public Mono<Long> count(User reader) {
        return rows.count(scope(reader), clock.instant());
    }

    private static @Nullable UserId scope(User reader) {
        return reader.role() == Role.SUPERADMIN ? null : reader.id();
    }

    /** Writes down that somebody takes the file. */
    public Mono<Void> taken(Export export) {
        return noted("download", export);
    }

    /** The bytes of a file that is ready, piece by piece; no connection is held between two of them. */
    public Flux<byte[]> content(Export export) {
        long size = export.sizeBytes() == null ? 0 : export.sizeBytes();
        int pieces = (int) ((size + Pieces.BYTES - 1) / Pieces.BYTES);
        return Flux.range(0, pieces)
                .concatMap(
                        piece -> rows.piece(export, piece)
                                .switchIfEmpty(Mono.error(() -> new IllegalStateException(
                                        "The export " + export.id().value() + " is gone"))),
                        1);
    }

    private Mono<Void> noted(String verb, Export export) {
        return audit.acted(
                "export." + verb,
                "exports",
                export.id().value(),
                Map.of(),
                Map.of(
                        "kind",
                        export.order().kind().code(),
                        "file",
                        export.order().fileName()),
                null);
    }
}
