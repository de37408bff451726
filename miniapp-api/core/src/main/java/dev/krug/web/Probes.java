package dev.krug.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Whether the process lives and can answer; without envelope, for machines that watch it. */
@RestController
class Probes { // CORE-534

    private static final Set<String> PATHS = Set.of("/health", "/health/ready", "/ready", "/ping", "/metrics");
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Draining draining;
    private final DatabaseClient database;
    private final Clock clock;

    Probes(Draining draining, DatabaseClient database, Clock clock) {
        this.draining = draining;
        this.database = database;
        this.clock = clock;
    }

    record Health(String status, Instant timestamp) {}

    record Readiness(String status, int activeRequests, Instant timestamp) {}

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

    @GetMapping({"/ready", "/health/ready"})
    @Access(Access.Level.PUBLIC)
    Mono<ResponseEntity<Readiness>> ready() {
        return draining.isDraining()
                ? Mono.just(readiness(503, "shutting_down"))
                : database.sql("select 1")
                        .fetch()
                        .rowsUpdated()
                        .timeout(PATIENCE)
                        .map(answered -> readiness(200, "ready"))
                        .onErrorResume(away -> Mono.just(readiness(503, "shutting_down")));
    }

    @GetMapping("/ping")
    @Access(Access.Level.PUBLIC)
    Map<String, Boolean> ping() {
        return Map.of("pong", true);
    }

    private ResponseEntity<Readiness> readiness(int status, String word) {
        return ResponseEntity.status(status).body(new Readiness(word, draining.activeRequests(), clock.instant()));
    }
}
