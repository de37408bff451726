package dev.krug.identity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/** Reads keys and revocations before the first request, and again every few seconds. */
@Component
class IdentityRefresh implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(IdentityRefresh.class);
    private static final Duration PERIOD = Duration.ofSeconds(10);
    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    /** Before the web server, which has a later phase. */
    private static final int PHASE = 0;

    private final SigningKeys keys;
    private final Revocations revocations;
    private final RevocationBroadcast broadcast;
    private volatile @Nullable Disposable repeating;

    IdentityRefresh(SigningKeys keys, Revocations revocations, RevocationBroadcast broadcast) {
        this.keys = keys;
        this.revocations = revocations;
        this.broadcast = broadcast;
    }

    @Override
    public void start() {
        // Blocks the start on purpose: a server without keys could answer nobody.
        keys.refresh().then(revocations.refresh()).block(START_LIMIT);
        var ticks = Flux.interval(PERIOD).onBackpressureDrop().map(tick -> "tick");
        var announcements = broadcast
                .announcements()
                .retryWhen(Retry.backoff(Long.MAX_VALUE, PERIOD).maxBackoff(Duration.ofMinutes(1)));
        repeating = Flux.merge(ticks, announcements)
                .concatMap(signal -> refresh(), 1)
                .subscribe();
    }

    private Mono<Void> refresh() {
        return keys.refresh().then(revocations.refresh()).onErrorResume(away -> {
            LOG.warn("Keys and revocations could not be read again: {}", away.toString());
            return Mono.empty();
        });
    }

    @Override
    public void stop() {
        var running = repeating;
        if (running != null) {
            running.dispose();
            repeating = null;
        }
    }

    @Override
    public boolean isRunning() {
        return repeating != null;
    }

    @Override
    public int getPhase() {
        return PHASE;
    }
}
