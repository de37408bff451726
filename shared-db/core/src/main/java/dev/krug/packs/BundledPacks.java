package dev.krug.packs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Imports the packs of the configured folders when the application starts. */
@Component
class BundledPacks implements ApplicationRunner { // MB-602

    private static final Logger log = LoggerFactory.getLogger(BundledPacks.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Comparator<Resource> BY_NAME =
            Comparator.comparing(Resource::getFilename, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final ContentPacks packs;
    private final List<PackKind<?>> kinds;
    private final TransactionalOperator transaction;

    BundledPacks(ContentPacks packs, List<PackKind<?>> kinds, TransactionalOperator transaction) {
        this.packs = packs;
        this.kinds = kinds;
        this.transaction = transaction;
    }

    /** The application is ready when its content is; a bad file is reported and left out. */
    @Override
    public void run(ApplicationArguments arguments) {
        Flux.fromIterable(kinds)
                .concatMap(kind -> Flux.fromIterable(files(kind)).concatMap(file -> importOne(kind, file)))
                .then()
                .block(PATIENCE);
    }

    private static List<Resource> files(PackKind<?> kind) {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(kind.files()))
                    .sorted(BY_NAME)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(
                    "The " + kind.name() + " packs " + kind.files() + " cannot be listed", unreadable);
        }
    }

    private Mono<Void> importOne(PackKind<?> kind, Resource file) {
        return Mono.fromCallable(file::getContentAsByteArray)
                .flatMap(bytes -> transaction.transactional(packs.importAndActivate(kind, bytes)))
                .doOnNext(imported -> report(kind, file, imported))
                .onErrorResume(failure -> {
                    log.error(
                            "The {} pack {} was not imported: {}", kind.name(), file.getFilename(), failure.toString());
                    return Mono.empty();
                })
                .then();
    }

    private static void report(PackKind<?> kind, Resource file, Imported imported) {
        var name = file.getFilename();
        switch (imported) {
            case Imported.Unchanged _ -> log.debug("The {} pack {} is stored already", kind.name(), name);
            case Imported.Outdated outdated ->
                log.warn("The {} pack {} is left out: version {} is stored", kind.name(), name, outdated.stored());
            case Imported.Activated activated ->
                log.info(
                        "The {} pack {}: {} entries",
                        kind.name(),
                        name,
                        activated.pack().size());
            case Imported.Invalid invalid ->
                log.error("The {} pack {} is left out: {}", kind.name(), name, invalid.errors());
        }
    }
}
