package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Json;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Presses of inline buttons that wait for an answer. Call it with the world's lock held. */
public final class Presses {

    private final World world;
    private final Map<String, Callback> waiting = new HashMap<>();

    Presses(World world) {
        this.world = world;
    }

    /** Presses an inline button; the answer comes as an event. */
    public Callback press(Person person, Chat chat, Message message, String data) {
        var bot = world.bots().get(message.viaBot() == 0 ? author(chat, message) : message.viaBot());
        var callback = new Callback(Ids.number(), bot.id(), chat.key(), person.id(), message.id(), data, world.now());
        waiting.put(callback.id(), callback);
        var query = Json.object().put("id", callback.id());
        query.set("from", Views.person(person));
        if (message.inlineId() == null) {
            query.set("message", Views.message(world, chat, message));
        } else {
            query.put("inline_message_id", message.inlineId());
        }
        query.put("chat_instance", chat.instance()).put("data", data);
        world.updates().push(bot, chat.id(), "callback_query", query);
        return callback;
    }

    private static long author(Chat chat, Message message) {
        return chat.isShared() ? message.from() : chat.key().bot();
    }

    public @Nullable Callback take(String id) {
        return waiting.remove(id);
    }

    void clear() {
        waiting.clear();
    }
}
