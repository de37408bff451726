package dev.krug.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/** Wraps answers. */
@Component
public class Envelopes {

    private final Clock clock;

    Envelopes(Clock clock) {
        this.clock = clock;
    }

    /** One thing; NOT_FOUND when it is empty. */
    public <T> Mono<Envelope<T>> one(Mono<T> data) {
        return data.switchIfEmpty(Mono.error(ApiException::notFound))
                .flatMap(value -> Mono.deferContextual(context -> Mono.just(wrap(value, null, context))));
    }

    /** Nothing but that it is done. */
    public Mono<Envelope<Map<String, Object>>> done(Mono<?> work) {
        return one(work.then(Mono.just(Map.of())));
    }

    /** A page of a list with its total. */
    public <T> Mono<Envelope<List<T>>> page(PageQuery query, Mono<List<T>> items, Mono<Long> total) {
        return Mono.zip(items, total)
                .flatMap(read -> Mono.deferContextual(context ->
                        Mono.just(wrap(read.getT1(), Envelope.Pagination.of(query, read.getT2()), context))));
    }

    Envelope.Meta meta(String requestId) {
        return new Envelope.Meta(clock.instant(), requestId);
    }

    private <T> Envelope<T> wrap(T data, Envelope.@Nullable Pagination pagination, ContextView context) {
        return new Envelope<>(true, data, pagination, meta(RequestIds.of(context)));
    }
}
