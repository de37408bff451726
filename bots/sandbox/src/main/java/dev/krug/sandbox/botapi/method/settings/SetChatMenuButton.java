package dev.krug.sandbox.botapi.method.settings;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.content.Buttons;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class SetChatMenuButton implements Method {

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.integer("chat_id"), Parameter.object("menu_button"));
    }

    @Override
    public JsonNode answer(Call call) {
        long chat = call.input().has("chat_id") ? Targets.known(call, "chat_id").id() : 0;
        var button = call.input().has("menu_button")
                ? checked(call.input().object("menu_button"))
                : Json.object().put("type", "default");
        if (button.path("type").asString().equals("default")) {
            call.bot().menuButtons().remove(chat);
        } else {
            call.bot().menuButtons().put(chat, button);
        }
        call.world().bots().changed(call.bot());
        return Call.TRUE;
    }

    private static ObjectNode checked(ObjectNode button) {
        switch (button.path("type").asString("")) {
            case "default", "commands" -> {}
            case "web_app" -> {
                if (button.path("text").asString("").isBlank()) {
                    throw Rejection.badRequest("can't parse menu button: text can't be empty");
                }
                if (!Buttons.isUrl(button.path("web_app").path("url").asString(""), "https")) {
                    throw Rejection.badRequest("can't parse menu button: Web App URL is invalid");
                }
            }
            default -> throw Rejection.badRequest("can't parse menu button: MenuButton has unsupported type");
        }
        return button;
    }
}
