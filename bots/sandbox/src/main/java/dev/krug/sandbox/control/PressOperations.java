package dev.krug.sandbox.control;

import static dev.krug.sandbox.request.Parameter.integer;
import static dev.krug.sandbox.request.Parameter.string;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Message;
import dev.krug.sandbox.world.World;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Presses buttons under messages. */
record PressOperations(World world, Named named) {

    List<Operation> all() {
        return List.of(Operation.post(
                "/press",
                "Presses an inline button, named by row and column, by its text or by its callback data",
                Named.inChat(Named.MESSAGE, integer("row"), integer("column"), string("text"), string("data")),
                this::press));
    }

    private JsonNode press(Input input) {
        var chat = named.chat(input);
        var message = named.message(input, chat);
        var button = find(input, message);
        if (button == null) {
            throw Rejection.notFound("button not found");
        }
        if (!button.has("callback_data")) {
            return button; // the client itself opens links and Mini Apps, copies texts
        }
        if (chat.blocked()) {
            throw Rejection.badRequest("the bot is blocked, unblock it first");
        }
        var callback = world.presses()
                .press(
                        named.user(input),
                        chat,
                        message,
                        button.path("callback_data").asString());
        return Json.object().put("callback_query_id", callback.id());
    }

    private static @Nullable JsonNode find(Input input, Message message) {
        var keyboard = message.inlineKeyboard();
        if (keyboard == null) {
            return null;
        }
        var rows = keyboard.path("inline_keyboard");
        if (input.has("row") || input.has("column")) {
            var button = rows.path(Math.clamp(input.integer("row"), 0, 1000))
                    .path(Math.clamp(input.integer("column"), 0, 1000));
            return button.isMissingNode() ? null : button;
        }
        for (var row : rows) {
            for (var button : row) {
                if (matches(button, "text", input) || matches(button, "data", input)) {
                    return button;
                }
            }
        }
        return null;
    }

    private static boolean matches(JsonNode button, String wanted, Input input) {
        var field = wanted.equals("data") ? "callback_data" : wanted;
        return input.has(wanted)
                && input.string(wanted).equals(button.path(field).asString(null));
    }
}
