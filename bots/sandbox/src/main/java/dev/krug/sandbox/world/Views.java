package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Json;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
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
        var person = world.people().find(chat.id());
        if (person != null) {
            json.put("first_name", person.firstName());
            put(json, "last_name", person.lastName());
            put(json, "username", person.username());
        }
        if (chat.isShared()) {
            json.put("title", chat.group().title());
            put(json, "username", chat.group().username());
        }
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

    /** A message as pages see it: with its reactions and votes. */
    public static ObjectNode seen(World world, Chat chat, Message message) {
        var json = message(world, chat, message);
        var reactions = message.reactions();
        if (reactions != null) {
            var counts = new LinkedHashMap<String, Integer>();
            var all = json.putArray("reactions");
            reactions.forEach((who, given) -> all.addObject().put("user", who).set("reaction", given));
            reactions.values().forEach(given -> given.forEach(one -> counts.merge(emoji(one), 1, Integer::sum)));
            json.set("reaction_counts", Json.of(counts));
        }
        var poll = world.polls().of(message);
        if (poll != null) {
            json.set("poll", poll.json(true)); // a page shows the right answer only to who has voted
            var votes = json.putObject("votes");
            poll.votes().forEach((who, options) -> votes.set(Long.toString(who), Json.of(options)));
        }
        return chat.pinned().contains(message.id()) ? json.put("pinned", true) : json;
    }

    private static String emoji(JsonNode reaction) {
        return reaction.path("emoji").asString("");
    }

    static ObjectNode bare(World world, Chat chat, Message message) {
        var json = Json.object().put("message_id", message.id());
        if (chat.isShared() && chat.group().isChannel()) {
            json.set("sender_chat", chat(world, chat));
        } else {
            json.set("from", world.sender(message.from()));
        }
        json.set("chat", chat(world, chat));
        json.put("date", message.date());
        if (message.viaBot() != 0) {
            json.set("via_bot", world.sender(message.viaBot()));
        }
        if (message.editDate() != 0) {
            json.put("edit_date", message.editDate());
        }
        if (message.protectedContent()) {
            json.put("has_protected_content", true);
        }
        if (message.head() != null) {
            json.setAll(message.head().deepCopy());
        }
        json.setAll(message.content().deepCopy());
        nameMentioned(world, json);
        var poll = world.polls().of(message);
        if (poll != null) {
            json.set("poll", poll.json(world.bots().find(message.from()) != null));
        }
        var keyboard = message.inlineKeyboard();
        if (keyboard != null) {
            json.set("reply_markup", keyboard);
        }
        return json;
    }

    /** Who is mentioned by a link is told as a user; of a stranger only the text is left. */
    private static void nameMentioned(World world, ObjectNode json) {
        for (var field : List.of("entities", "caption_entities")) {
            if (json.get(field) instanceof ArrayNode entities) {
                entities.removeIf(entity -> !isKnown(world, entity));
                entities.forEach(entity -> {
                    if (entity.has("user")) {
                        ((ObjectNode) entity).set("user", world.sender(mentioned(entity)));
                    }
                });
            }
        }
    }

    private static boolean isKnown(World world, JsonNode entity) {
        long id = mentioned(entity);
        return id == 0 || world.people().find(id) != null || world.bots().find(id) != null;
    }

    private static long mentioned(JsonNode entity) {
        return entity.path("user").path("id").asLong(0);
    }

    /** Where a forwarded message comes from. */
    public static ObjectNode origin(World world, Chat chat, Message message) {
        var head = message.head();
        if (head != null && head.get("forward_origin") instanceof ObjectNode first) {
            return first;
        }
        var origin = Json.object();
        if (chat.isShared() && chat.group().isChannel()) {
            origin.put("type", "channel").put("date", message.date());
            origin.set("chat", chat(world, chat));
            return origin.put("message_id", message.id());
        }
        origin.put("type", "user").put("date", message.date());
        origin.set("sender_user", world.sender(message.from()));
        return origin;
    }

    private static void put(ObjectNode json, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            json.put(name, value);
        }
    }
}
