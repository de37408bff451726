package dev.krug.web;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Refuses new requests while the process stops and lets the running ones end. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class Draining implements WebFilter, SmartLifecycle { // CORE-534

    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final WebSettings settings;
    private final AtomicInteger active = new AtomicInteger();
    private volatile boolean running;
    private volatile boolean draining;

    Draining(WebSettings settings) {
        this.settings = settings;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (Probes.isProbe(exchange.getRequest().getPath().value())) {
            return chain.filter(exchange);
        }
        if (draining) {
            return Mono.error(ApiException.of(ErrorCode.SERVICE_UNAVAILABLE, "SHUTTING_DOWN"));
        }
        active.incrementAndGet();
        return chain.filter(exchange).doFinally(end -> active.decrementAndGet());
    }

    int activeRequests() {
        return active.get();
    }

    boolean isDraining() {
        return draining;
    }

    @Override
    public void start() {
        running = true;
        draining = false;
    }

    @Override
    public void stop() {
        draining = true;
        running = false;
    }

    @Override
    public void stop(Runnable callback) {
        stop();
        var unused = Flux.interval(Duration.ZERO, LOOK_AGAIN)
                .takeUntil(tick -> active.get() == 0)
                .take(settings.drainLimit())
                .doFinally(end -> callback.run())
                .subscribe();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** First to stop, so that the server still answers what was accepted. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE;
    }
}
