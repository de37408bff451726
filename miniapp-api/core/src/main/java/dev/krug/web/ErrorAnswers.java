package dev.krug.web;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebExceptionHandler;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Turns every error into the one form that callers know, in their language and without anything internal. */
@Component
@Order(-2)
class ErrorAnswers implements WebExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswers.class);

    private final Messages messages;
    private final Envelopes envelopes;
    private final JsonMapper mapper;

    ErrorAnswers(Messages messages, Envelopes envelopes, JsonMapper mapper) {
        this.messages = messages;
        this.envelopes = envelopes;
        this.mapper = mapper;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange, Throwable error) {
        var response = exchange.getResponse();
        if (response.isCommitted()) {
            return Mono.error(error);
        }
        var refusal = Refusals.of(error);
        if (refusal.status() >= 500) {
            RequestIds.named(exchange, () -> log(exchange, error, refusal));
        }
        response.setStatusCode(HttpStatusCode.valueOf(refusal.status()));
        response.getHeaders().setContentType(MediaType.APPLICATION_JSON);
        response.getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
        return response.writeWith(Mono.fromSupplier(
                () -> response.bufferFactory().wrap(mapper.writeValueAsBytes(answer(exchange, refusal)))));
    }

    private ApiError answer(ServerWebExchange exchange, ApiException refusal) {
        var language = Language.of(exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
        return new ApiError(
                false,
                new ApiError.Error(refusal.code().name(), message(language, refusal), refusal.details()),
                envelopes.meta(RequestIds.of(exchange)));
    }

    private String message(Language language, ApiException refusal) {
        var reason = refusal.reason();
        var key = "api.reason." + reason;
        return reason != null && messages.has(language, key)
                ? messages.text(language, key)
                : messages.text(language, "api.error." + refusal.code().name());
    }

    // No path parameters or bodies; the id of the request stands beside every line.
    private static void log(ServerWebExchange exchange, Throwable error, ApiException refusal) {
        var method = exchange.getRequest().getMethod();
        if (refusal.status() == 502 || refusal.status() == 503) {
            LOG.warn("{} answered {}: {}", method, refusal.status(), error.toString());
        } else {
            LOG.error("{} failed", method, error);
        }
    }
}
