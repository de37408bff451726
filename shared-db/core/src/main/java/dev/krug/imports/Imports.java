package dev.krug.imports;

import dev.krug.audit.Audit;
import dev.krug.telegram.Bots;
import dev.krug.users.UserId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Imports that a worker carries out, asked for by administrators. Requests run in the caller's transaction and are
 * written down.
 */
@Service
public class Imports { // MB-902

    private static final Duration ANSWERED_WITHIN = Duration.ofDays(1);

    private final ImportRows rows;
    private final Bots bots;
    private final Audit audit;
    private final ImportSettings settings;
    private final Clock clock;

    Imports(ImportRows rows, Bots bots, Audit audit, ImportSettings settings, Clock clock) {
        this.rows = rows;
        this.bots = bots;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is wished for.
     *
     * @param fileName as the administrator knows it
     */
    public record Wish(String fileName, String bot, boolean dryRun, boolean overwrite) {

        Mode mode() {
            return dryRun ? Mode.DRY_RUN : overwrite ? Mode.OVERWRITE : Mode.IMPORT;
        }
    }

    public long largestFileBytes() {
        return settings.largestFile().toBytes();
    }

    /** An unused place for a file that is to be imported. */
    public Mono<Path> place() {
        return Mono.fromCallable(() -> Files.createDirectories(settings.place()).resolve(UUID.randomUUID() + ".json"))
                .subscribeOn(Schedulers.boundedElastic());
    }

    /** Takes away a file that nothing came of. */
    public Mono<Void> discard(Path file) {
        return Mono.fromRunnable(() -> delete(file))
                .subscribeOn(Schedulers.boundedElastic())
                .then();
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }

    public Mono<Boolean> isBot(String name) {
        return bots.isKnown(name);
    }

    /**
     * Has a file imported, or tried.
     *
     * @param file in a {@link #place}
     */
    public Mono<ImportJob> request(UserId requester, Path file, Wish wish, ImportJob.@Nullable Chat chat) {
        return rows.queue(requester, file, wish, chat, clock.instant())
                .delayUntil(job -> noted(wish.dryRun() ? "try" : "request", job));
    }

    /** Imports what was tried; once, and only by who tried it. Empty otherwise. */
    public Mono<ImportJob> confirm(ImportId tried, UserId requester, ImportJob.Chat chat) { // MB-803
        return rows.confirm(tried, requester, clock.instant())
                .flatMap(job -> request(
                        requester, job.file(), new Wish(job.fileName(), job.bot(), false, job.overwrite()), chat));
    }

    /** Drops what was tried. False when it is confirmed already. */
    public Mono<Boolean> drop(ImportId tried, UserId requester) {
        return rows.confirm(tried, requester, clock.instant())
                .flatMap(job -> discard(job.file()).thenReturn(true))
                .defaultIfEmpty(false);
    }

    /** Takes away the files of dry runs that nobody answered within a day; returns how many. */
    Mono<Long> dropAbandoned() {
        var now = clock.instant();
        return rows.abandon(now.minus(ANSWERED_WITHIN), now)
                .concatMap(file -> discard(file).thenReturn(file))
                .count();
    }

    public Mono<ImportJob> find(ImportId id) {
        return rows.job(id);
    }

    private Mono<Void> noted(String verb, ImportJob job) {
        return audit.acted(
                "import." + verb,
                "json_imports",
                job.id().value(),
                Map.of(),
                Map.of("bot", job.bot(), "mode", job.mode().code(), "file", job.fileName()),
                null);
    }
}
