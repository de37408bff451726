package dev.krug.exports;

import dev.krug.exports.TableRows.Line;
import java.io.IOException;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Makes the files that were asked for, one after the other. Pieces are kept as they come; the file is seen when it is
 * whole. Whoever takes over from a worker that died begins anew, under another number: what the dead one wrote, or goes
 * on writing, is none of this file. Blocks its thread, which must be made for that.
 */
@Component
class Making { // MB-840, CORE-600

    static final Duration LEASE = Duration.ofMinutes(5);
    static final int MOST_ATTEMPTS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(Making.class);
    private static final int PAGE_ROWS = 1_000;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final ExportRows rows;
    private final TableRows tables;
    private final ExportNotes notes;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Making(ExportRows rows, TableRows tables, ExportNotes notes, TransactionalOperator transaction, Clock clock) {
        this.rows = rows;
        this.tables = tables;
        this.notes = notes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Another worker has begun the same file. */
    private static final class ClaimLost extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** All that wait; how many were begun. */
    int makeAll() {
        int begun = 0;
        for (var next = claim(); next != null; next = claim()) {
            make(next);
            begun++;
        }
        return begun;
    }

    private @Nullable Export claim() {
        var now = clock.instant();
        return rows.claim(now, now.plus(LEASE)).block();
    }

    private void make(Export export) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var number = new AtomicInteger();
            var pieces = new Pieces(piece -> keep(export, number.getAndIncrement(), piece));
            long written = write(export, new DigestOutputStream(pieces, digest));
            end(rows.ready(
                            export,
                            written,
                            pieces.totalBytes(),
                            HexFormat.of().formatHex(digest.digest()),
                            clock.instant())
                    .delayUntil(notes::tell));
            LOG.info("Export {} is ready: {} rows", export.id().value(), written);
        } catch (ClaimLost lost) {
            LOG.info("Export {} is made by another worker", export.id().value());
        } catch (RuntimeException | IOException failed) {
            stop(export, failed);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private long write(Export export, DigestOutputStream out) throws IOException {
        long written = 0;
        try (var file = export.order().format().begin(out, export.order().kind().header())) {
            Line last = null;
            List<Line> page;
            do {
                page = Objects.requireNonNull(tables.page(export.order(), export.createdAt(), last, PAGE_ROWS)
                        .block());
                for (var line : page) {
                    file.add(line.cells());
                    last = line;
                }
                written += page.size();
            } while (page.size() == PAGE_ROWS);
        }
        out.close();
        return written;
    }

    private void keep(Export export, int number, byte[] piece) {
        if (!Boolean.TRUE.equals(
                rows.keep(export, number, piece, clock.instant().plus(LEASE)).block())) {
            throw new ClaimLost();
        }
    }

    private void stop(Export export, Exception failed) {
        LOG.warn("Export {} failed at try {}", export.id().value(), export.attempt(), failed);
        var now = clock.instant();
        var again = export.attempt() < MOST_ATTEMPTS ? now.plus(PAUSE.multipliedBy(export.attempt())) : null;
        end(rows.stop(export, failed.getClass().getSimpleName(), again, now)
                .filter(stopped -> stopped.state() == Export.State.FAILED)
                .delayUntil(notes::tell));
    }

    private void end(Mono<Export> ending) {
        var _ = ending.as(transaction::transactional).block();
    }
}
