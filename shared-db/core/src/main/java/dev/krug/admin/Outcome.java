package dev.krug.admin;

import reactor.core.publisher.Mono;

/** What became of an act. */
public sealed interface Outcome<T> {

    record Done<T>(T value) implements Outcome<T> {}

    record Refused<T>(Refusal why) implements Outcome<T> {}

    static <T> Mono<Outcome<T>> refused(Refusal why) {
        return Mono.just(new Refused<>(why));
    }
}
