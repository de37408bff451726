package dev.krug.sandbox.botapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.world.BotAccount;
import dev.krug.sandbox.world.Update;
import dev.krug.sandbox.world.Webhook;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Carries one update to a webhook, and does what the answer says. */
final class Carrier {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What a webhook said; status 0 if nobody answered. */
    record Answer(int status, @Nullable String retryAfter, String body) {

        boolean isTaken() {
            return status >= 200 && status < 300;
        }

        String complaint() {
            return status == 0 ? "Connection refused" : "Wrong response from the webhook: " + status;
        }
    }

    private final BotApi api;
    private final HttpClient http = HttpClient.create().responseTimeout(PATIENCE);

    Carrier(BotApi api) {
        this.api = api;
    }

    Mono<Answer> carry(Webhook webhook, Update update) {
        var body = update.json().toString().getBytes(UTF_8);
        return http.headers(headers -> {
                    headers.set("Content-Type", "application/json");
                    if (webhook.secret() != null && !webhook.secret().isEmpty()) {
                        headers.set("X-Telegram-Bot-Api-Secret-Token", webhook.secret());
                    }
                })
                .post()
                .uri(webhook.url())
                .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
                .responseSingle((response, content) ->
                        content.asString().defaultIfEmpty("").map(text -> answer(response, text)))
                .onErrorResume(failure -> Mono.just(new Answer(0, null, "")));
    }

    private static Answer answer(HttpClientResponse response, String body) {
        return new Answer(response.status().code(), response.responseHeaders().get("Retry-After"), body);
    }

    /** The answer may itself be a call. */
    Mono<Void> execute(BotAccount bot, Answer answer) {
        try {
            if (!answer.body().isBlank()
                    && Json.MAPPER.readTree(answer.body()) instanceof ObjectNode call
                    && call.has("method")) {
                Map<String, JsonNode> values = new HashMap<>();
                call.properties().forEach(field -> values.put(field.getKey(), field.getValue()));
                values.remove("method");
                return api.answered(bot, call.path("method").asString(""), new Input(values, Map.of()))
                        .onErrorComplete()
                        .then();
            }
        } catch (JacksonException notACall) {
            return Mono.empty();
        }
        return Mono.empty();
    }
}
