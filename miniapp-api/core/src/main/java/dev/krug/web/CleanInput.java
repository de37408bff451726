package dev.krug.web;

import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Refuses what no endpoint could use: NUL in addresses, and bodies that are too large. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 3)
class CleanInput implements WebFilter {

    static final int MAX_BODY_BYTES = 256 * 1024;

    private static final int MAX_WEBHOOK_BYTES = 1024 * 1024; // CORE-373

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var uri = request.getURI();
        if (hasNul(uri.getRawPath()) || hasNul(uri.getRawQuery())) {
            return Mono.error(ApiException.invalid("request", "MALFORMED"));
        }
        var upload = Upload.mostBytes(uri.getPath());
        int most = upload == null ? most(uri.getPath()) : upload;
        if (request.getHeaders().getContentLength() > most) {
            return Mono.error(ApiException.tooLarge());
        }
        return chain.filter(upload == null ? exchange : counting(exchange, upload));
    }

    private static int most(String path) {
        return path.startsWith("/webhooks/") ? MAX_WEBHOOK_BYTES : MAX_BODY_BYTES;
    }

    // Other bodies are counted by the decoders; a form is read piece by piece, and none of it need say its length.
    private static ServerWebExchange counting(ServerWebExchange exchange, int most) {
        var counting = new ServerHttpRequestDecorator(exchange.getRequest()) {
            @Override
            public Flux<DataBuffer> getBody() {
                var total = new AtomicLong();
                return super.getBody().handle((buffer, sink) -> {
                    if (total.addAndGet(buffer.readableByteCount()) > most) {
                        DataBufferUtils.release(buffer);
                        sink.error(ApiException.tooLarge());
                    } else {
                        sink.next(buffer);
                    }
                });
            }
        };
        return exchange.mutate().request(counting).build();
    }

    private static boolean hasNul(@Nullable String raw) {
        return raw != null && raw.contains("%00");
    }
}
