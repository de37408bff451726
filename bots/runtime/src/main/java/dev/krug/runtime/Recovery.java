package dev.krug.runtime;

import dev.krug.kernel.ConditionalOnRole;
import dev.krug.telegram.Inbox;
import dev.krug.telegram.Outbox;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Takes up what processes left behind that died. */
@Component
@ConditionalOnRole("bots")
class Recovery { // CORE-813

    private static final Logger log = LoggerFactory.getLogger(Recovery.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final Inbox inbox;
    private final Outbox outbox;

    Recovery(Inbox inbox, Outbox outbox) {
        this.inbox = inbox;
        this.outbox = outbox;
    }

    /** Goes on until it is disposed of. */
    Disposable start() {
        return Flux.interval(EVERY)
                .onBackpressureDrop()
                .concatMap(tick -> once().onErrorResume(away -> Mono.empty()), 1)
                .subscribe();
    }

    private Mono<Void> once() {
        return inbox.recover()
                .filter(updates -> updates > 0)
                .doOnNext(updates -> log.warn("{} updates of a dead process are taken up again", updates))
                .then(outbox.recover())
                .filter(unknown -> unknown > 0)
                .doOnNext(unknown -> log.warn("Nobody knows whether {} calls of a dead process were made", unknown))
                .then();
    }
}
