package dev.krug.web;

import dev.krug.audit.Actor;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Names every request, in its answer, in the Reactor context and in log lines, there beside its user. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestIds implements WebFilter { // CORE-012

    static final String KEY = "requestId";
    static final String USER = "userId";
    private static final String HEADER = "X-Request-ID";
    private static final Pattern GIVEN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var id = id(exchange.getRequest().getHeaders().getFirst(HEADER));
        exchange.getAttributes().put(KEY, id);
        exchange.getResponse().getHeaders().set(HEADER, id);
        var actor = new Actor(Actor.Channel.REST, null, null, null, id);
        return chain.filter(exchange)
                .contextWrite(context -> context.put(KEY, id).put(Actor.class, actor));
    }

    static String of(ContextView context) {
        return context.hasKey(KEY) ? context.get(KEY) : "";
    }

    static String of(ServerWebExchange exchange) {
        return exchange.getAttributeOrDefault(KEY, "");
    }

    /** Runs what logs outside of the request's own chain under the request's ids. */
    static void named(ServerWebExchange exchange, Runnable logging) {
        var user = Callers.of(exchange).map(caller -> caller.user().value().toString());
        try (var _ = MDC.putCloseable(KEY, of(exchange));
                var _ = MDC.putCloseable(USER, user.orElse(null))) {
            logging.run();
        }
    }

    private static String id(@Nullable String given) {
        return given != null && GIVEN.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }
}
