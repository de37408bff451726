package dev.krug.sandbox.schema;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.krug.sandbox.TestBot;
import dev.krug.sandbox.request.Json;
import java.util.Map;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** A bot that looks at everything it sends and hears with the eyes of the schema. */
final class CheckedBot {

    private final TestBot bot;
    private final Schema schema;
    final TreeSet<String> called = new TreeSet<>();
    final TreeSet<String> heard = new TreeSet<>();

    CheckedBot(TestBot bot, Schema schema) {
        this.bot = bot;
        this.schema = schema;
    }

    @CanIgnoreReturnValue
    JsonNode call(String method, Map<String, ?> parameters) {
        if (!schema.parameters(method).isEmpty()) {
            assertThat(schema.problems(capital(method) + "Body", Json.of(parameters)))
                    .as("parameters of %s %s", method, parameters)
                    .isEmpty();
        }
        return checked(method, bot.call(method, parameters));
    }

    @CanIgnoreReturnValue
    JsonNode upload(String method, Map<String, ?> parameters, TestBot.Part... files) {
        return checked(
                method,
                Json.MAPPER.readTree(bot.upload(method, parameters, files).body()));
    }

    private JsonNode checked(String method, JsonNode answer) {
        called.add(method);
        assertThat(schema.problems(capital(method) + "Response", answer))
                .as("answer of %s: %s", method, answer)
                .isEmpty();
        return answer.path("result");
    }

    /** Hears what waits, checks and confirms it; answers the latest of a type. */
    @CanIgnoreReturnValue
    JsonNode hear(String type) {
        JsonNode found = Json.object();
        var updates = bot.result("getUpdates", Map.of());
        called.add("getUpdates");
        for (var update : updates) {
            assertThat(schema.problems("Update", update)).as("%s", update).isEmpty();
            update.propertyNames().stream()
                    .filter(name -> !name.equals("update_id"))
                    .forEach(heard::add);
            found = update.has(type) ? update.get(type) : found;
            bot.result("getUpdates", Map.of("offset", update.path("update_id").asLong() + 1, "limit", 1));
        }
        assertThat(found).as("the bot heard a %s", type).isNotEmpty();
        return found;
    }

    private static String capital(String method) {
        return Character.toUpperCase(method.charAt(0)) + method.substring(1);
    }
}
