package dev.krug.sandbox.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.sandbox.Stage;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * Unmodified clients from npm, with bots as their manuals show them, hold one and the same conversation with the local
 * Telegram: CORE-435. python-telegram-bot, the third client of that rule, is left out because its registry, PyPI, is
 * not among those that this build reads.
 */
@Tag("conformance")
class ClientsIT {

    @ParameterizedTest
    @CsvSource({"grammy, polling", "grammy, webhook", "telegraf, polling", "telegraf, webhook"})
    void holdsTheConversation(String client, String mode) throws InterruptedException {
        try (var stage = new Stage();
                var bot = ClientBot.start(stage.sandbox, client, mode)) {
            boolean webhook = mode.equals("webhook");
            assertThat(stage.bot
                            .result("getWebhookInfo", Map.of())
                            .path("url")
                            .asString()
                            .isEmpty())
                    .isNotEqualTo(webhook);

            new Conversation(stage).hold();

            assertThat(stage.calls("").stream()
                            .filter(call -> call.path("status").asInt() != 200))
                    .singleElement()
                    .satisfies(call -> assertThat(call.path("status").asInt()).isEqualTo(429));
            assertThat(bot.stop()).isZero();
            assertThat(stage.calls("getUpdates").isEmpty()).isEqualTo(webhook);
            var left = stage.bot.result("getWebhookInfo", Map.of());
            assertThat(left.path("url").asString()).isEmpty();
            assertThat(pending(left)).isZero();
        }
    }

    private static int pending(JsonNode webhook) {
        return webhook.path("pending_update_count").asInt();
    }
}
