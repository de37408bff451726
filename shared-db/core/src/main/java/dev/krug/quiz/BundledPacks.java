package dev.krug.quiz;

import dev.krug.quiz.QuizPacks.Imported;
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

/** Imports the packs of the configured folder when the application starts. */
@Component
class BundledPacks implements ApplicationRunner { // MB-602

    private static final Logger log = LoggerFactory.getLogger(BundledPacks.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Comparator<Resource> BY_NAME =
            Comparator.comparing(Resource::getFilename, Comparator.nullsFirst(Comparator.naturalOrder()));

    private final QuizPacks packs;
    private final QuizSettings settings;
    private final TransactionalOperator transaction;

    BundledPacks(QuizPacks packs, QuizSettings settings, TransactionalOperator transaction) {
        this.packs = packs;
        this.settings = settings;
        this.transaction = transaction;
    }

    /** The application is ready when its questions are; a bad file is reported and left out. */
    @Override
    public void run(ApplicationArguments arguments) {
        Flux.fromIterable(files()).concatMap(this::importOne).then().block(PATIENCE);
    }

    private List<Resource> files() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(settings.packs()))
                    .sorted(BY_NAME)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The quiz packs " + settings.packs() + " cannot be listed", unreadable);
        }
    }

    private Mono<Void> importOne(Resource file) {
        return Mono.fromCallable(file::getContentAsByteArray)
                .flatMap(bytes -> transaction.transactional(packs.importAndActivate(bytes)))
                .doOnNext(imported -> report(file, imported))
                .onErrorResume(failure -> {
                    log.error("Quiz pack {} was not imported: {}", file.getFilename(), failure.toString());
                    return Mono.empty();
                })
                .then();
    }

    private static void report(Resource file, Imported imported) {
        switch (imported) {
            case Imported.Unchanged unchanged -> log.debug("Quiz pack {} is stored already", file.getFilename());
            case Imported.Outdated outdated ->
                log.warn("Quiz pack {} is left out: version {} is stored", file.getFilename(), outdated.stored());
            case Imported.Activated activated ->
                log.info(
                        "Quiz pack {}: {} questions",
                        file.getFilename(),
                        activated.pack().questions().size());
            case Imported.Invalid invalid ->
                log.error("Quiz pack {} is left out: {}", file.getFilename(), invalid.errors());
        }
    }
}
