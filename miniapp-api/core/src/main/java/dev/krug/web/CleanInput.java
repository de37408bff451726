package dev.krug.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Refuses what no endpoint could use: NUL in addresses, and bodies that announce to be too large. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class CleanInput implements WebFilter {

    static final int MAX_BODY_BYTES = 256 * 1024;

    private static final int MAX_WEBHOOK_BYTES = 1024 * 1024; // CORE-373
    private static final String IMPORTS = "/api/v1/admin/imports"; // go to disk, with a limit of their own

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var uri = exchange.getRequest().getURI();
        if (hasNul(uri.getRawPath()) || hasNul(uri.getRawQuery())) {
            return Mono.error(ApiException.invalid("request", "MALFORMED"));
        }
        if (!uri.getPath().equals(IMPORTS)
                && exchange.getRequest().getHeaders().getContentLength() > most(uri.getPath())) {
            return Mono.error(ApiException.unacceptable(413, "TOO_LARGE"));
        }
        return chain.filter(exchange);
    }

    private static int most(String path) {
        return path.startsWith("/webhooks/") ? MAX_WEBHOOK_BYTES : MAX_BODY_BYTES;
    }

    private static boolean hasNul(@Nullable String raw) {
        return raw != null && raw.contains("%00");
    }
}
