package dev.krug.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Numbers for Prometheus, told only to callers inside the own network. */
@RestController
@Hidden
class Metrics {

    private final ObjectProvider<PrometheusMeterRegistry> registry;

    Metrics(ObjectProvider<PrometheusMeterRegistry> registry) {
        this.registry = registry;
    }

    @GetMapping(path = "/metrics", produces = "text/plain;version=0.0.4;charset=utf-8")
    @Access(Access.Level.PUBLIC)
    String scrape(ServerHttpRequest request) {
        var meters = registry.getIfAvailable();
        if (meters == null || !isInside(request.getRemoteAddress()) || isForwarded(request)) {
            throw ApiException.notFound();
        }
        return meters.scrape();
    }

    private static boolean isInside(@Nullable InetSocketAddress remote) {
        return remote != null
                && (remote.getAddress().isLoopbackAddress()
                        || remote.getAddress().isSiteLocalAddress());
    }

    // What a proxy passes on comes from outside.
    private static boolean isForwarded(ServerHttpRequest request) {
        var headers = request.getHeaders();
        return headers.containsHeader("X-Forwarded-For") || headers.containsHeader("Forwarded");
    }
}
