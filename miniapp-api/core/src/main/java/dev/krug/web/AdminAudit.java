package dev.krug.web;

import dev.krug.audit.Actor;
import dev.krug.audit.Audit;
import dev.krug.audit.Audit.Attempt;
import dev.krug.identity.Caller;
import dev.krug.limits.Allowance;
import dev.krug.limits.Limits;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Writes down administrators' actions that came to nothing: refused by a rule, failed, or denied because the caller may
 * not. What they were part of was rolled back, so each has a transaction of its own; actions that succeed are written
 * down with what they change.
 */
@Component
@Order(-110) // around Spring Security, which denies
class AdminAudit implements WebFilter { // CORE-011

    private static final Logger LOG = LoggerFactory.getLogger(AdminAudit.class);
    private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY_REQUESTS = 429;

    private final Endpoints endpoints;
    private final Audit audit;
    private final Limits limits;

    AdminAudit(Endpoints endpoints, Audit audit, Limits limits) {
        this.endpoints = endpoints;
        this.audit = audit;
        this.limits = limits;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        return chain.filter(exchange)
                .onErrorResume(error -> note(exchange, Refusals.of(error)).then(Mono.defer(() -> Mono.error(error))));
    }

    private Mono<Void> note(ServerWebExchange exchange, ApiException refusal) {
        var caller = Callers.of(exchange);
        if (caller.isEmpty()
                || READS.contains(exchange.getRequest().getMethod())
                || refusal.status() == TOO_MANY_REQUESTS) {
            return Mono.empty();
        }
        return endpoints
                .of(exchange)
                .filter(endpoint -> endpoint.access().compareTo(Access.Level.ADMIN) >= 0)
                .filterWhen(endpoint -> isWithinLimit(refusal, caller.get()))
                .flatMap(endpoint -> audit.attempted(attempt(exchange, endpoint, refusal)))
                .contextWrite(context -> context.put(Actor.class, SecurityConfiguration.actor(caller.get(), exchange)))
                .onErrorResume(away -> {
                    LOG.warn("A refused action could not be written down: {}", away.toString());
                    return Mono.empty();
                });
    }

    /** Whom Spring Security denies does not come as far as the gate, which counts all others. */
    private Mono<Boolean> isWithinLimit(ApiException refusal, Caller caller) {
        return refusal.status() == FORBIDDEN
                ? limits.take(Rate.Kind.HARD.limit(), caller.user().value().toString())
                        .map(Allowance::allowed)
                : Mono.just(true);
    }

    private static Attempt attempt(ServerWebExchange exchange, Endpoints.Endpoint endpoint, ApiException refusal) {
        Map<String, String> path =
                exchange.getAttributeOrDefault(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of());
        var reason = refusal.reason();
        return new Attempt(
                endpoint.action(),
                endpoint.resource(),
                path.getOrDefault("id", path.values().stream().findFirst().orElse("")),
                refusal.status() == FORBIDDEN,
                reason == null ? refusal.code().name() : reason);
    }
}
