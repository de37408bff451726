package dev.krug.sandbox.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.sandbox.Stage;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.botapi.Methods;
import dev.krug.sandbox.request.Parameter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Every simulated method and update against the schema of the Bot API: CORE-423, 424, 730. */
@Tag("conformance")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BotApiSchemaIT {

    /** Telegram's own server takes these for empty: no address takes a webhook away, no commands take commands away. */
    private static final Set<String> NOT_DEMANDED = new TreeSet<>(Set.of("setWebhook url", "setMyCommands commands"));

    private final Stage stage = new Stage().started().hearingAll();
    private Schema schema;

    @BeforeAll
    void start() {
        schema = new Schema();
    }

    @AfterAll
    void stop() {
        stage.close();
        if (schema != null) {
            schema.close();
        }
    }

    @Test
    void knowsEveryParameterOfEveryMethod() {
        var unknown = new TreeSet<String>();
        for (var method : Methods.all()) {
            var declared = method.parameters().stream().map(Parameter::name).collect(Collectors.toSet());
            schema.parameters(method.name()).stream()
                    .filter(name -> !declared.contains(name))
                    .forEach(name -> unknown.add(method.name() + " " + name));
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void demandsWhatTheSchemaDemands() {
        var taken = new TreeSet<String>();
        for (var method : Methods.all()) {
            schema.required(method.name()).stream()
                    .filter(name -> !refusesToMiss(method, name))
                    .forEach(name -> taken.add(method.name() + " " + name));
        }
        assertThat(taken).isEqualTo(NOT_DEMANDED);
    }

    /** Whether the parameter is declared as required, and a call without it is told so. */
    private boolean refusesToMiss(Method method, String name) {
        var parameters = new HashMap<String, Object>();
        for (var other : method.parameters()) {
            if (other.missing() != null && !other.name().equals(name)) {
                parameters.put(other.name(), sample(other));
            }
        }
        var told = stage.bot.call(method.name(), parameters).path("description").asString("");
        return method.parameters().stream()
                .anyMatch(parameter -> parameter.name().equals(name)
                        && parameter.missing() != null
                        && told.equals("Bad Request: " + parameter.missing()));
    }

    private Object sample(Parameter parameter) {
        return switch (parameter.kind()) {
            case INTEGER, NUMBER -> 1;
            case BOOLEAN -> true;
            case OBJECT -> Map.of();
            case ARRAY -> List.of(1, 2);
            case ANY -> stage.anna;
            case STRING, FILE -> "x";
        };
    }

    @Test
    void speaksAsTheSchemaSaysOnATourThroughAllMethods() {
        var bot = new CheckedBot(stage.bot, schema);
        new Tour(stage, bot).run();

        var simulated = new TreeSet<String>();
        Methods.all().forEach(method -> simulated.add(method.name()));
        assertThat(bot.called).isEqualTo(simulated);
        assertThat(bot.heard)
                .containsExactlyInAnyOrder(
                        "message",
                        "edited_message",
                        "channel_post",
                        "edited_channel_post",
                        "callback_query",
                        "inline_query",
                        "chosen_inline_result",
                        "poll",
                        "poll_answer",
                        "my_chat_member",
                        "chat_member",
                        "chat_join_request",
                        "message_reaction");
    }
}
