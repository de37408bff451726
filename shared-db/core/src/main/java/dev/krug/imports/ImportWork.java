package dev.krug.imports;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Carries out the imports that were asked for, one after the other. Whoever takes over from a worker that died reads the
 * file again; people who were taken over stay as they are. Blocks its thread, which must be made for that.
 */
@Component
class ImportWork { // MB-905, CORE-600

    static final Duration LEASE = Duration.ofMinutes(2);
    static final int MOST_ATTEMPTS = 5;

    private static final Logger LOG = LoggerFactory.getLogger(ImportWork.class);
    private static final int RENEW_EVERY_ENTRIES = 200;
    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final ImportRows rows;
    private final JsonImports imports;
    private final ImportNotes notes;
    private final TransactionalOperator transaction;
    private final Clock clock;

    ImportWork(
            ImportRows rows, JsonImports imports, ImportNotes notes, TransactionalOperator transaction, Clock clock) {
        this.rows = rows;
        this.imports = imports;
        this.notes = notes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Another worker has begun the same import. */
    private static final class ClaimLost extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** All that wait; how many were begun. */
    int carryOutAll() {
        int begun = 0;
        for (var next = claim(); next != null; next = claim()) {
            carryOut(next);
            begun++;
        }
        return begun;
    }

    private @Nullable ImportJob claim() {
        var now = clock.instant();
        return rows.claim(now, now.plus(LEASE)).block();
    }

    private void carryOut(ImportJob job) {
        try {
            var advance = new Advance(job);
            var report = imports.run(job, advance::to, advance::begin);
            end(rows.done(job, report, clock.instant()));
            if (job.mode() != Mode.DRY_RUN) {
                Imports.delete(job.file()); // the copy stays
            }
        } catch (ClaimLost lost) {
            LOG.info("Import {} is carried out by another worker", job.id().value());
        } catch (Refused refused) {
            end(rows.stop(job, ImportJob.State.REFUSED, refused.reason().name(), null, clock.instant()));
            Imports.delete(job.file());
        } catch (RuntimeException failed) {
            stop(job, failed);
        }
    }

    private void stop(ImportJob job, RuntimeException failed) {
        LOG.warn("Import {} failed at try {}", job.id().value(), job.attempt(), failed);
        var now = clock.instant();
        boolean again = job.attempt() < MOST_ATTEMPTS;
        end(rows.stop(
                job,
                again ? ImportJob.State.QUEUED : ImportJob.State.FAILED,
                failed.getClass().getSimpleName(),
                again ? now.plus(PAUSE.multipliedBy(job.attempt())) : null,
                now));
    }

    private void end(Mono<ImportJob> ending) {
        var _ = ending.filter(job -> job.state() != ImportJob.State.QUEUED)
                .delayUntil(notes::end)
                .as(transaction::transactional)
                .block();
    }

    /** Keeps the claim, and tells how far it is, not more often than Telegram likes a message to be edited. */
    private final class Advance {

        private final ImportJob job;
        private Instant told = clock.instant();
        private int total;
        private int kept;

        Advance(ImportJob job) {
            this.job = job;
        }

        void begin(int entries) {
            total = entries;
            keep(0);
        }

        /** People are taken over several at once, so it goes by leaps. */
        void to(int processed) {
            if (processed - kept >= RENEW_EVERY_ENTRIES) {
                keep(processed);
                tell(processed);
            }
        }

        private void keep(int processed) {
            kept = processed;
            if (!Boolean.TRUE.equals(
                    rows.moved(job, processed, total, clock.instant().plus(LEASE))
                            .block())) {
                throw new ClaimLost();
            }
        }

        private void tell(int processed) {
            var now = clock.instant();
            if (!told.plus(ImportNotes.EVERY).isAfter(now)) {
                told = now;
                var _ = notes.progress(job, processed, total).block();
            }
        }
    }
}
