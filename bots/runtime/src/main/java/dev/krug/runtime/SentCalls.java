package dev.krug.runtime;

import dev.krug.kernel.Batches;
import dev.krug.telegram.Outbox;
import dev.krug.telegram.Outbox.Made;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Notes calls as made: at once while few are, and many with one statement as soon as one has to wait for another. */
@Component
class SentCalls {

    private final Batches<Made, Void> batches;

    SentCalls(Outbox outbox) {
        this.batches = new Batches<>(made -> outbox.sent(made).thenReturn(Map.of()));
    }

    /** Completes when it is stored; fails when it could not be. */
    Mono<Void> add(Made made) {
        return batches.ask(made);
    }
}
