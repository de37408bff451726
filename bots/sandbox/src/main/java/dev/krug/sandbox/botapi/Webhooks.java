package dev.krug.sandbox.botapi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.world.BotAccount;
import dev.krug.sandbox.world.Update;
import dev.krug.sandbox.world.Webhook;
import dev.krug.sandbox.world.World;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.HttpClientResponse;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Brings updates to bots that want them brought: one after another, again and again until they are taken. */
public final class Webhooks implements Disposable { // CORE-425

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final long MAX_PAUSE_SECONDS = 60;

    private record Answer(int status, @Nullable String retryAfter, String body) {
        boolean taken() {
            return status >= 200 && status < 300;
        }
    }

    private final World world;
    private final BotApi api;
    private final HttpClient http = HttpClient.create().responseTimeout(PATIENCE);
    private final Set<Long> busy = new HashSet<>();
    private final Disposable.Composite running = Disposables.composite();

    public Webhooks(World world, BotApi api) {
        this.world = world;
        this.api = api;
        world.updates().onWebhook(this::deliver);
    }

    private void deliver(BotAccount bot) {
        if (busy.add(bot.id())) {
            running.add(next(bot, 0).subscribe());
        }
    }

    private Mono<Void> next(BotAccount bot, int failures) {
        return Mono.defer(() -> world.locked(() -> {
            var webhook = bot.webhook();
            if (webhook == null || bot.pending().isEmpty()) {
                busy.remove(bot.id());
                return Mono.empty();
            }
            var update = bot.pending().getFirst();
            return send(webhook, update)
                    .onErrorResume(failure -> Mono.just(new Answer(0, null, String.valueOf(failure.getMessage()))))
                    .flatMap(answer -> after(bot, update, answer, failures));
        }));
    }

    private Mono<Answer> send(Webhook webhook, Update update) {
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
                        content.asString().defaultIfEmpty("").map(text -> answer(response, text)));
    }

    private static Answer answer(HttpClientResponse response, String body) {
        return new Answer(response.status().code(), response.responseHeaders().get("Retry-After"), body);
    }

    private Mono<Void> after(BotAccount bot, Update update, Answer answer, int failures) {
        if (answer.taken()) {
            world.run(() -> bot.pending().remove(update));
            return execute(bot, answer.body()).then(next(bot, 0));
        }
        world.run(() -> noteFailure(bot, answer));
        return Mono.delay(pause(answer, failures)).then(next(bot, failures + 1));
    }

    private void noteFailure(BotAccount bot, Answer answer) {
        var webhook = bot.webhook();
        if (webhook != null) {
            var reason =
                    answer.status() == 0 ? "Connection refused" : "Wrong response from the webhook: " + answer.status();
            bot.webhook(webhook.failed(world.clock().instant().getEpochSecond(), reason));
        }
    }

    private static Duration pause(Answer answer, int failures) {
        var asked = answer.retryAfter();
        if (asked != null && asked.matches("\\d{1,4}")) {
            return Duration.ofSeconds(Long.parseLong(asked));
        }
        return Duration.ofSeconds(Math.min(MAX_PAUSE_SECONDS, 1L << Math.min(failures, 6)));
    }

    /** The answer may itself be a call. */
    private Mono<Void> execute(BotAccount bot, String body) {
        try {
            if (!body.isBlank() && Json.MAPPER.readTree(body) instanceof ObjectNode call && call.has("method")) {
                Map<String, JsonNode> values = new HashMap<>();
                call.properties().forEach(field -> values.put(field.getKey(), field.getValue()));
                return api.execute(bot, call.path("method").asString(""), new Input(values, Map.of()))
                        .onErrorComplete()
                        .then();
            }
        } catch (JacksonException notACall) {
            return Mono.empty();
        }
        return Mono.empty();
    }

    @Override
    public void dispose() {
        running.dispose();
    }
}
