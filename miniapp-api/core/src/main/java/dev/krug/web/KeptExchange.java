package dev.krug.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.krug.idempotency.Answer;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An exchange whose body was read already, and whose answer is kept instead of sent. */
final class KeptExchange {

    private final ServerWebExchange exchange;
    private volatile String written = "";

    KeptExchange(ServerWebExchange original, byte[] body) {
        this.exchange = original.mutate()
                .request(new ReadRequest(original, body))
                .response(new KeptResponse(original))
                .build();
    }

    ServerWebExchange exchange() {
        return exchange;
    }

    Answer answer() {
        var status = exchange.getResponse().getStatusCode();
        return new Answer(status == null ? 200 : status.value(), written);
    }

    private static final class ReadRequest extends ServerHttpRequestDecorator {

        private final ServerWebExchange original;
        private final byte[] body;

        ReadRequest(ServerWebExchange original, byte[] body) {
            super(original.getRequest());
            this.original = original;
            this.body = body;
        }

        @Override
        public Flux<DataBuffer> getBody() {
            return body.length == 0
                    ? Flux.empty()
                    : Flux.defer(() ->
                            Flux.just(original.getResponse().bufferFactory().wrap(body)));
        }
    }

    private final class KeptResponse extends ServerHttpResponseDecorator {

        KeptResponse(ServerWebExchange original) {
            super(original.getResponse());
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            return DataBufferUtils.join(body)
                    .doOnNext(joined -> {
                        written = joined.toString(UTF_8);
                        DataBufferUtils.release(joined);
                    })
                    .then();
        }

        @Override
        public Mono<Void> writeAndFlushWith(Publisher<? extends Publisher<? extends DataBuffer>> body) {
            return writeWith(Flux.from(body).concatMap(part -> part));
        }

        @Override
        public Mono<Void> setComplete() {
            return Mono.empty();
        }
    }
}
