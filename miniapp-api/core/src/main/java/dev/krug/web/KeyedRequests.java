package dev.krug.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.krug.idempotency.Answer;
import dev.krug.idempotency.Idempotency;
import dev.krug.idempotency.KeyedRequest;
import dev.krug.identity.Caller;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs a request with a key once: the stored answer commits with what the endpoint did, an error with nothing. */
@Component
@Order(-40) // after the gate, so that repeating counts as calling
class KeyedRequests implements WebFilter { // CORE-010

    private static final String KEY = "Idempotency-Key";
    private static final String REPLAYED = "Idempotent-Replayed";

    private final Endpoints endpoints;
    private final Idempotency idempotency;
    private final TransactionalOperator transaction;
    private final JsonMapper mapper;

    KeyedRequests(Endpoints endpoints, Idempotency idempotency, TransactionalOperator transaction, JsonMapper mapper) {
        this.endpoints = endpoints;
        this.idempotency = idempotency;
        this.transaction = transaction;
        this.mapper = mapper;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var key = exchange.getRequest().getHeaders().getFirst(KEY);
        var caller = Callers.of(exchange);
        if (key == null || caller.isEmpty()) {
            return chain.filter(exchange);
        }
        return endpoints
                .of(exchange)
                .filter(Endpoints.Endpoint::isKeyed)
                .map(endpoint -> once(exchange, chain, endpoint.name(), key, caller.get()))
                .defaultIfEmpty(Mono.defer(() -> chain.filter(exchange)))
                .flatMap(run -> run);
    }

    private Mono<Void> once(
            ServerWebExchange exchange, WebFilterChain chain, String endpoint, String key, Caller caller) {
        if (!KeyedRequest.isKey(key)) {
            return Mono.error(ApiException.invalid(KEY, "INVALID"));
        }
        return body(exchange.getRequest())
                .flatMap(body -> {
                    var request = new KeyedRequest(caller.user(), endpoint, key, whatIsAsked(exchange, body));
                    var kept = new KeptExchange(exchange, body);
                    var effect = chain.filter(kept.exchange()).then(Mono.fromSupplier(kept::answer));
                    return idempotency.once(request, effect).as(transaction::transactional);
                })
                .flatMap(outcome -> switch (outcome) {
                    case Idempotency.Outcome.Done(var answer, var replayed) -> write(exchange, answer, replayed);
                    case Idempotency.Outcome.KeyReused() ->
                        Mono.error(ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, "IDEMPOTENCY_KEY_REUSED"));
                });
    }

    private static Mono<byte[]> body(ServerHttpRequest request) {
        return DataBufferUtils.join(request.getBody(), CleanInput.MAX_BODY_BYTES)
                .map(joined -> {
                    var bytes = new byte[joined.readableByteCount()];
                    joined.read(bytes);
                    DataBufferUtils.release(joined);
                    return bytes;
                })
                .defaultIfEmpty(new byte[0]);
    }

    /** Path and query belong to it: one key for the same body at two things is not the same request. */
    private JsonNode whatIsAsked(ServerWebExchange exchange, byte[] body) {
        var asked = mapper.createObjectNode();
        Map<String, String> path =
                exchange.getAttributeOrDefault(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE, Map.of());
        asked.set("path", mapper.valueToTree(path));
        asked.set("query", mapper.valueToTree(exchange.getRequest().getQueryParams()));
        asked.set("body", json(body));
        return asked;
    }

    // What is no JSON is refused by the endpoint, which stores nothing.
    private JsonNode json(byte[] body) {
        try {
            return body.length == 0 ? mapper.getNodeFactory().nullNode() : mapper.readTree(body);
        } catch (JacksonException malformed) {
            return mapper.getNodeFactory().stringNode(new String(body, UTF_8));
        }
    }

    private static Mono<Void> write(ServerWebExchange exchange, Answer answer, boolean replayed) {
        var response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(answer.status()));
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        if (replayed) {
            response.getHeaders().set(REPLAYED, "true");
        }
        var bytes = answer.json().getBytes(UTF_8);
        response.getHeaders().setContentLength(bytes.length);
        return response.writeWith(
                Mono.fromSupplier(() -> response.bufferFactory().wrap(bytes)));
    }
}
