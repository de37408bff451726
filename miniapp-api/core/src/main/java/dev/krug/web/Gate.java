package dev.krug.web;

import dev.krug.limits.Allowance;
import dev.krug.limits.Limits;
import java.net.Inet6Address;
import java.util.Arrays;
import java.util.HexFormat;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Counts every call of an endpoint against its limit, and tells in the answer how much is left. */
@Component
@Order(-50) // right after Spring Security, which knows who calls
class Gate implements WebFilter { // CORE-530

    private final Endpoints endpoints;
    private final Limits limits;

    Gate(Endpoints endpoints, Limits limits) {
        this.endpoints = endpoints;
        this.limits = limits;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        if (Probes.isProbe(exchange.getRequest().getPath().value())) {
            return chain.filter(exchange);
        }
        return endpoints
                .of(exchange)
                .flatMap(endpoint -> take(exchange, endpoint))
                .then(Mono.defer(() -> chain.filter(exchange)));
    }

    private Mono<Void> take(ServerWebExchange exchange, Endpoints.Endpoint endpoint) {
        var rate = endpoint.rate(exchange.getRequest().getMethod().equals(HttpMethod.GET));
        var subject = rate.isPerAddress()
                ? address(exchange.getRequest())
                : Callers.of(exchange)
                        .map(caller -> caller.user().value().toString())
                        .orElseGet(() -> address(exchange.getRequest()));
        return limits.take(rate.limit(), subject)
                .doOnNext(allowance -> tell(exchange, allowance))
                .filter(Allowance::allowed)
                .switchIfEmpty(Mono.error(() -> ApiException.of(ErrorCode.RATE_LIMIT_EXCEEDED)))
                .then();
    }

    private static void tell(ServerWebExchange exchange, Allowance allowance) {
        var headers = exchange.getResponse().getHeaders();
        long seconds = Math.max(1, (allowance.resetIn().toMillis() + 999) / 1_000);
        headers.set("X-RateLimit-Limit", Integer.toString(allowance.limit()));
        headers.set("X-RateLimit-Remaining", Integer.toString(allowance.remaining()));
        headers.set("X-RateLimit-Reset", Long.toString(seconds));
        if (!allowance.allowed()) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        }
    }

    // A household has a whole /64 of IPv6 addresses.
    private static String address(ServerHttpRequest request) {
        var remote = request.getRemoteAddress();
        if (remote == null || remote.getAddress() == null) {
            return "unknown";
        }
        return remote.getAddress() instanceof Inet6Address six
                ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), 8))
                : remote.getAddress().getHostAddress();
    }
}
