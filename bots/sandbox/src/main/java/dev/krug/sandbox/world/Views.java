package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Json;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** How Telegram writes users, chats and messages. */
public final class Views {

    private Views() {}

    public static ObjectNode person(Person person) {
        var json = Json.object().put("id", person.id()).put("is_bot", false).put("first_name", person.firstName());
        put(json, "last_name", person.lastName());
        put(json, "username", person.username());
        json.put("language_code", person.language());
        if (person.premium()) {
            json.put("is_premium", true);
        }
        return json;
    }

    public static ObjectNode bot(BotAccount bot) {
        return Json.object()
                .put("id", bot.id())
                .put("is_bot", true)
                .put("first_name", bot.title(""))
                .put("username", bot.username());
    }

    public static ObjectNode chat(World world, Chat chat) {
        var json = Json.object().put("id", chat.id());
        var person = world.findPerson(chat.id());
        if (person != null) {
            json.put("first_name", person.firstName());
            put(json, "last_name", person.lastName());
            put(json, "username", person.username());
        }
        put(json, "title", chat.title());
        return json.put("type", chat.type());
    }

    /** A message as bots see it; what it answers stands inside, one level deep. */
    public static ObjectNode message(World world, Chat chat, Message message) {
        var json = bare(world, chat, message);
        var answered = message.replyTo() == 0 ? null : chat.message(message.replyTo());
        if (answered != null) {
            json.set("reply_to_message", bare(world, chat, answered));
        }
        return json;
    }

    private static ObjectNode bare(World world, Chat chat, Message message) {
        var json = Json.object().put("message_id", message.id());
        json.set("from", world.sender(message.from()));
        json.set("chat", chat(world, chat));
        json.put("date", message.date());
        if (message.editDate() != 0) {
            json.put("edit_date", message.editDate());
        }
        if (message.protectedContent()) {
            json.put("has_protected_content", true);
        }
        json.setAll(message.content().deepCopy());
        var keyboard = message.inlineKeyboard();
        if (keyboard != null) {
            json.set("reply_markup", keyboard);
        }
        return json;
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            json.put(name, value);
        }
    }
}
