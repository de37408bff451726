package dev.krug.runtime;

import java.util.function.Function;
import reactor.core.publisher.Mono;

/**
 * Answers one update. It runs inside the transaction of the update: what it changes in the store, its reply and the
 * update's end commit together or not at all, and it may run again after a failure. It cannot call Telegram; the reply
 * is delivered after the commit.
 */
@FunctionalInterface
public interface Handler { // CORE-374

    Mono<Reply> handle(Turn turn);

    /** A handler that needs nothing but the turn. */
    static Handler plain(Function<Turn, Reply> answer) {
        return turn -> Mono.fromSupplier(() -> answer.apply(turn));
    }
}
