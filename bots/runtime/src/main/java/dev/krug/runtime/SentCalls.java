package dev.krug.runtime;

import dev.krug.telegram.Outbox;
import dev.krug.telegram.Outbox.Made;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/** Notes calls as made: at once while few are, and many with one statement as soon as one has to wait for another. */
@Component
class SentCalls {

    private final Outbox outbox;
    private List<Waiting> waiting = new ArrayList<>();
    private boolean busy;

    SentCalls(Outbox outbox) {
        this.outbox = outbox;
    }

    private record Waiting(Made made, MonoSink<Void> done) {}

    /** Completes when it is stored; fails when it could not be. */
    Mono<Void> add(Made made) {
        return Mono.create(done -> {
            synchronized (this) {
                waiting.add(new Waiting(made, done));
            }
            store();
        });
    }

    private void store() {
        List<Waiting> batch;
        synchronized (this) {
            if (busy || waiting.isEmpty()) {
                return;
            }
            busy = true;
            batch = waiting;
            waiting = new ArrayList<>();
        }
        var _ = outbox.sent(batch.stream().map(Waiting::made).toList())
                .subscribe(
                        done -> {},
                        failure -> stored(() -> batch.forEach(one -> one.done().error(failure))),
                        () -> stored(() -> batch.forEach(one -> one.done().success())));
    }

    private void stored(Runnable tell) {
        synchronized (this) {
            busy = false;
        }
        store();
        tell.run();
    }
}
