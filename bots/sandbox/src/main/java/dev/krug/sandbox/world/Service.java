package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Json;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Messages that nobody writes: they tell what happened in a chat. */
final class Service {

    static final Set<String> NAMES = Set.of(
            "new_chat_members",
            "left_chat_member",
            "new_chat_title",
            "group_chat_created",
            "supergroup_chat_created",
            "channel_chat_created",
            "migrate_to_chat_id",
            "migrate_from_chat_id",
            "pinned_message",
            "users_shared",
            "chat_shared",
            "write_access_allowed",
            "web_app_data");

    /** Which of them a bot hears of although it caused them itself. */
    private static final Set<String> TOLD_TO_CAUSE = Set.of("new_chat_title", "pinned_message", "left_chat_member");

    private Service() {}

    static ObjectNode joined(JsonNode... members) {
        var content = Json.object();
        var all = content.putArray("new_chat_members");
        for (var member : members) {
            all.add(member);
        }
        return content;
    }

    static ObjectNode of(String name, JsonNode value) {
        var content = Json.object();
        content.set(name, value);
        return content;
    }

    static ObjectNode flag(String name) {
        return Json.object().put(name, true);
    }

    static boolean isToldToCause(Message message) {
        return TOLD_TO_CAUSE.stream().anyMatch(message.content()::has);
    }
}
