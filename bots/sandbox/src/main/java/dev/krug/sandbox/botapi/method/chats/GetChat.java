package dev.krug.sandbox.botapi.method.chats;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.botapi.method.Rights;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.Views;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class GetChat implements Method {

    private static final int MAX_REACTIONS = 11;

    @Override
    public List<Parameter> parameters() {
        return List.of(Targets.CHAT);
    }

    @Override
    public JsonNode answer(Call call) {
        var chat = Targets.known(call, "chat_id");
        var json = Views.chat(call.world(), chat);
        var username = json.path("username").asString("");
        if (!username.isEmpty()) {
            json.set("active_usernames", Json.array().add(username));
        }
        if (chat.isShared()) {
            putGroup(call, chat, json);
        }
        var pinned = chat.pinned().isEmpty() ? null : chat.message(chat.pinned().getLast());
        if (pinned != null) {
            json.set("pinned_message", Views.message(call.world(), chat, pinned));
        }
        boolean gifts = !chat.isShared();
        json.putObject("accepted_gift_types")
                .put("unlimited_gifts", gifts)
                .put("limited_gifts", gifts)
                .put("unique_gifts", gifts)
                .put("premium_subscription", gifts)
                .put("gifts_from_channels", gifts);
        return json.put("accent_color_id", 0).put("max_reaction_count", MAX_REACTIONS);
    }

    private static void putGroup(Call call, Chat chat, ObjectNode json) {
        var group = chat.group();
        if (!group.description().isEmpty()) {
            json.put("description", group.description());
        }
        if (!group.isChannel()) {
            json.set("permissions", group.permissions());
        }
        var link = call.world().invites().primary(chat, call.bot().id());
        if (link != null && Rights.self(call, chat).may("can_invite_users")) {
            json.put("invite_link", link.url());
        }
    }
}
