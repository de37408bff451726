package dev.krug.web;

import dev.krug.kernel.Reachability;
import dev.krug.telegram.Bot;
import dev.krug.telegram.Bots;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Whether the process lives and can answer; without envelope, for machines that watch it. */
@RestController
class Probes { // CORE-534

    private static final Set<String> PATHS = Set.of("/health", "/health/ready", "/ready", "/ping", "/metrics");

    private final Draining draining;
    private final Reachability stores;
    private final Bots bots;
    private final Clock clock;

    Probes(Draining draining, Reachability stores, Bots bots, Clock clock) {
        this.draining = draining;
        this.stores = stores;
        this.bots = bots;
        this.clock = clock;
    }

    record Health(String status, Instant timestamp) {}

    record Readiness(String status, int activeRequests, Map<String, Object> parts, Instant timestamp) {}

    static boolean isProbe(String path) {
        return PATHS.contains(path);
    }

    /** JSON, and a bare OK for those who ask for plain text. */
    @GetMapping("/health")
    @Access(Access.Level.PUBLIC)
    ResponseEntity<Object> health(ServerHttpRequest request) {
        return request.getHeaders().getAccept().contains(MediaType.TEXT_PLAIN)
                ? ResponseEntity.ok().contentType(MediaType.TEXT_PLAIN).body("OK")
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(new Health("ok", clock.instant()));
    }

    /** Ready while PostgreSQL answers; without Redis limits hold in each process, so its absence is only told. */
    @GetMapping({"/ready", "/health/ready"})
    @Access(Access.Level.PUBLIC)
    Mono<ResponseEntity<Readiness>> ready() { // MB-940
        if (draining.isDraining()) {
            return Mono.just(readiness(503, "shutting_down", Map.of()));
        }
        return stores.database()
                .flatMap(reachable -> reachable
                        ? parts().map(parts -> readiness(200, "ready", parts))
                        : Mono.just(readiness(503, "shutting_down", Map.of("db", "down"))));
    }

    private Mono<Map<String, Object>> parts() {
        var redis = stores.redis().map(up -> up ? "up" : "down").defaultIfEmpty("none");
        var telegram =
                bots.all().collectMap(Bot::name, bot -> bot.state().name().toLowerCase(Locale.ROOT));
        return Mono.zip(redis, telegram)
                .map(parts -> Map.of("db", "up", "redis", parts.getT1(), "telegram", parts.getT2()));
    }

    @GetMapping("/ping")
    @Access(Access.Level.PUBLIC)
    Map<String, Boolean> ping() {
        return Map.of("pong", true);
    }

    private ResponseEntity<Readiness> readiness(int status, String word, Map<String, Object> parts) {
        return ResponseEntity.status(status)
                .body(new Readiness(word, draining.activeRequests(), parts, clock.instant()));
    }
}
