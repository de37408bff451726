package dev.krug.web;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** The headers that tell browsers what an answer may do. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class SecurityHeaders implements WebFilter { // CORE-531

    private static final String API_POLICY = "default-src 'none'; frame-ancestors 'none'";
    /** Swagger UI draws with inline styles and pictures in data URLs. */
    private static final String DOCS_POLICY = "default-src 'self'; style-src 'self' 'unsafe-inline'; "
            + "img-src 'self' data:; base-uri 'self'; frame-ancestors 'none'";

    private final WebSettings settings;

    SecurityHeaders(WebSettings settings) {
        this.settings = settings;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> write(exchange)));
        return chain.filter(exchange);
    }

    private void write(ServerWebExchange exchange) {
        var headers = exchange.getResponse().getHeaders();
        var path = exchange.getRequest().getPath().value();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-XSS-Protection", "0");
        if (!settings.debug()) {
            headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        }
        // A page that is framed by Telegram sets its own policy.
        if (!headers.containsHeader("Content-Security-Policy")) {
            headers.set("Content-Security-Policy", isDocs(path) ? DOCS_POLICY : API_POLICY);
            headers.set("X-Frame-Options", "DENY");
        }
        if (!headers.containsHeader(HttpHeaders.CACHE_CONTROL)) {
            headers.setCacheControl("no-store");
        }
    }

    private static boolean isDocs(String path) {
        return path.equals("/docs") || path.startsWith("/docs/") || path.startsWith("/swagger-ui/");
    }
}
