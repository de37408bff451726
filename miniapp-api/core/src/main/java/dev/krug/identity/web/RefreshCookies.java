package dev.krug.identity.web;

import dev.krug.web.ApiException;
import dev.krug.web.ErrorCode;
import dev.krug.web.WebSettings;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** How browsers keep the refresh token: where no script can read it. */
@Component
class RefreshCookies { // CORE-077

    private static final String NAME = "krug_refresh";

    private final WebSettings settings;

    RefreshCookies(WebSettings settings) {
        this.settings = settings;
    }

    boolean isWanted(ServerWebExchange exchange) {
        return "web".equals(exchange.getRequest().getHeaders().getFirst("X-Client"));
    }

    void set(ServerWebExchange exchange, String refreshToken) {
        exchange.getResponse().addCookie(cookie(refreshToken, Duration.ofSeconds(TokenView.REFRESH_SECONDS)));
    }

    void clear(ServerWebExchange exchange) {
        if (exchange.getRequest().getCookies().containsKey(NAME)) {
            exchange.getResponse().addCookie(cookie("", Duration.ZERO));
        }
    }

    /** @throws ApiException if there is a cookie without the header that only our own pages can add */
    @Nullable
    String read(ServerWebExchange exchange) {
        var cookie = exchange.getRequest().getCookies().getFirst(NAME);
        if (cookie == null || cookie.getValue().isEmpty()) {
            return null;
        }
        if (!"krug".equals(exchange.getRequest().getHeaders().getFirst("X-Requested-With"))) {
            throw ApiException.of(ErrorCode.FORBIDDEN, "CSRF_HEADER_MISSING");
        }
        return cookie.getValue();
    }

    private ResponseCookie cookie(String value, Duration age) {
        return ResponseCookie.from(NAME, value)
                .httpOnly(true)
                .secure(!settings.debug())
                .sameSite("Lax")
                .path("/api/v1/auth")
                .maxAge(age)
                .build();
    }
}
