package dev.krug.quiz.bot;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Runs what jobs do about each game or duel, each in a transaction of its own. */
@Component
class Sweep {

    private static final Logger log = LoggerFactory.getLogger(Sweep.class);

    private final TransactionalOperator transaction;

    Sweep(TransactionalOperator transaction) {
        this.transaction = transaction;
    }

    /** One that fails is left for the next run and does not keep the others waiting. */
    Mono<Boolean> alone(Mono<Void> action, String what) {
        return transaction.transactional(action).thenReturn(true).onErrorResume(failure -> {
            log.warn("A {} was left for the next run: {}", what, failure.toString());
            return Mono.just(false);
        });
    }
}
