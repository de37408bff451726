package dev.krug.runtime;

import dev.krug.kernel.ConditionalOnRole;
import dev.krug.kernel.Json;
import dev.krug.runtime.TelegramApi.Answer;
import dev.krug.telegram.BotTokens;
import dev.krug.telegram.Bots;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Has Telegram bring the updates of bots whose mode is webhook. */
@Component
@ConditionalOnRole("bots")
@EnableConfigurationProperties(WebhookSettings.class)
class Webhooks { // CORE-373

    /** What bots are told of, in either mode. */
    static final List<String> ALLOWED_UPDATES = List.of("message", "callback_query", "my_chat_member");

    private static final Logger log = LoggerFactory.getLogger(Webhooks.class);

    private final TelegramApi api;
    private final WebhookSettings settings;

    Webhooks(TelegramApi api, WebhookSettings settings, BotTokens tokens) {
        this.api = api;
        this.settings = settings;
        tokens.all().forEach((name, credentials) -> {
            if (credentials.mode() == Bots.Mode.WEBHOOK) {
                var _ = settings.of(name); // stops the start when the address is missing
            }
        });
    }

    /** Sets the webhook if Telegram has another; what waits there is not dropped. */
    Mono<Void> set(RunningBot bot, String secret) {
        var url = settings.of(bot.bot().name());
        return api.call(bot.token(), "getWebhookInfo", "{}")
                .flatMap(answer -> answer instanceof Answer.Ok(JsonNode info) && isSet(info, url)
                        ? Mono.empty()
                        : set(bot, url, secret));
    }

    private Mono<Void> set(RunningBot bot, String url, String secret) {
        var webhook = Map.of("url", url, "secret_token", secret, "allowed_updates", ALLOWED_UPDATES);
        return api.call(bot.token(), "setWebhook", Json.write(webhook)).flatMap(answer -> {
            if (answer instanceof Answer.Ok) {
                log.info("{}: Telegram brings the updates to {}", bot, url);
                return Mono.empty();
            }
            return Mono.error(new IllegalStateException("the webhook was not set: " + answer));
        });
    }

    // Telegram does not tell the secret that it has, but a wrong one shows in its last error.
    private static boolean isSet(JsonNode info, String url) {
        var allowed = new HashSet<String>();
        info.path("allowed_updates").forEach(kind -> allowed.add(kind.asString("")));
        return info.path("url").asString("").equals(url)
                && allowed.equals(Set.copyOf(ALLOWED_UPDATES))
                && !info.path("last_error_message").asString("").contains("401");
    }
}
