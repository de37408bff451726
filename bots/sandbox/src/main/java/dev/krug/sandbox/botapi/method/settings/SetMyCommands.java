package dev.krug.sandbox.botapi.method.settings;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class SetMyCommands implements Method {

    private static final int MAX_COMMANDS = 100;
    private static final int MAX_DESCRIPTION = 256;

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.array("commands").within(0, MAX_COMMANDS, "BOT_COMMANDS_TOO_MUCH"),
                Scopes.SCOPE,
                Scopes.LANGUAGE);
    }

    @Override
    public JsonNode answer(Call call) {
        var commands = Json.array();
        if (call.input().has("commands")) {
            call.input().array("commands").forEach(command -> commands.add(checked(command)));
        }
        if (commands.isEmpty()) {
            call.bot().commands().remove(Scopes.key(call));
        } else {
            call.bot().commands().put(Scopes.key(call), commands);
        }
        call.world().bots().changed(call.bot());
        return Call.TRUE;
    }

    private static ObjectNode checked(JsonNode json) {
        var command = json.path("command").asString("");
        var name = command.startsWith("/") ? command.substring(1) : command;
        var description = json.path("description").asString("").strip();
        if (!name.matches("[a-z0-9_]{1,32}")) {
            throw Rejection.badRequest("BOT_COMMAND_INVALID");
        }
        if (description.isEmpty() || description.length() > MAX_DESCRIPTION) {
            throw Rejection.badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
        }
        return Json.object().put("command", name).put("description", description);
    }
}
