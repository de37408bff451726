package dev.krug.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.world.Message;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SandboxTest {

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.anyPort().withBot("echo_bot", "Echo"));
    private final TestBot bot = new TestBot(sandbox, "echo_bot");

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void carriesAWordThereAndBack() {
        var world = sandbox.world();
        var anna = world.people().all().iterator().next();
        var account = Objects.requireNonNull(world.bots().named("echo_bot"));
        world.run(() -> {
            var chat = world.chats().between(account.id(), anna.id());
            var sent = world.posts()
                    .byPerson(anna, chat, Message.Draft.of(Json.object().put("text", "/start")));
            assertThat(sent.id()).isEqualTo(1);
        });

        assertThat(bot.result("getMe", Map.of()).path("username").asString()).isEqualTo("echo_bot");
        var update = bot.result("GETUPDATES", Map.of("timeout", 5)).get(0);
        assertThat(update.path("message").path("text").asString()).isEqualTo("/start");
        var answer = bot.result(
                "sendMessage", Map.of("chat_id", anna.id(), "text", "<b>hi</b> 😀 <i>x</i>", "parse_mode", "HTML"));
        assertThat(answer.path("entities").get(1).path("offset").asInt()).isEqualTo(6);
        assertThat(bot.call("sendMessage", Map.of("chat_id", anna.id(), "text", "again"))
                        .toString())
                .isEqualTo("{\"ok\":false,\"error_code\":429,\"description\":\"Too Many Requests: retry after 1\","
                        + "\"parameters\":{\"retry_after\":1}}");
    }
}
