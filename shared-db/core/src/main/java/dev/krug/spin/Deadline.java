package dev.krug.spin;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/** The moment when all calls for one message must have answered; later ones count as unanswered. */
record Deadline(long nanoTime) {

    static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    <T> Mono<T> limit(Mono<T> call) {
        return Mono.defer(() -> {
            long left = nanoTime - System.nanoTime();
            return left <= 0
                    ? Mono.empty()
                    : call.timeout(Duration.ofNanos(left)).onErrorResume(TimeoutException.class, late -> Mono.empty());
        });
    }
}
