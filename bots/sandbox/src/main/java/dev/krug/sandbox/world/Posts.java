package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes, changes and removes messages, and tells those who have to know. Call it with the world's lock held. */
public final class Posts {

    private final World world;

    Posts(World world) {
        this.world = world;
    }

    /** A bot's message. A reply keyboard stays with the chat until another takes its place. */
    public Message byBot(
            BotAccount bot,
            Chat chat,
            ObjectNode content,
            @Nullable ObjectNode markup,
            int replyTo,
            boolean protectedContent) {
        var message = add(chat, bot.id(), content, markup, replyTo, protectedContent);
        if (markup != null && markup.has("keyboard")) {
            chat.keyboard(markup);
        } else if (markup != null && (markup.has("remove_keyboard") || markup.has("force_reply"))) {
            chat.keyboard(markup.has("force_reply") ? markup : null);
        }
        chat.countUnread();
        tell("message", chat, message);
        return message;
    }

    /** A person's message; the bot is told. */
    public Message byPerson(Person person, Chat chat, ObjectNode content, int replyTo) {
        if (person.deleted()) {
            throw Rejection.badRequest("user is deactivated");
        }
        if (chat.blocked()) {
            throw Rejection.badRequest("the bot is blocked, unblock it first");
        }
        var message = add(chat, person.id(), content, null, replyTo, false);
        chat.start();
        chat.read();
        dismissOneTimeKeyboard(chat);
        tell("message", chat, message);
        world.updates().push(bot(chat), chat.id(), "message", Views.message(world, chat, message));
        return message;
    }

    public Message edit(Chat chat, Message old, ObjectNode content, @Nullable ObjectNode markup) {
        var message = content.equals(old.content()) ? old.withMarkup(markup) : old.edited(content, markup, world.now());
        chat.put(message);
        tell("edit", chat, message);
        return message;
    }

    public void delete(Chat chat, int id) {
        chat.remove(id);
        world.events()
                .publish(
                        "delete",
                        chat.id(),
                        Json.object().put("bot", chat.key().bot()).put("message_id", id));
    }

    /** Presses an inline button; the answer comes as an event. */
    public Callback press(Person person, Chat chat, Message message, String data) {
        var callback = new Callback(Ids.number(), chat.key(), person.id(), message.id(), data, world.now());
        world.callbacks().put(callback.id(), callback);
        var query = Json.object().put("id", callback.id());
        query.set("from", Views.person(person));
        query.set("message", Views.message(world, chat, message));
        query.put("chat_instance", chat.instance()).put("data", data);
        world.updates().push(bot(chat), chat.id(), "callback_query", query);
        return callback;
    }

    /** Blocks or unblocks the bot; it is told like any change of its membership. */
    public void block(Person person, Chat chat, boolean blocked) {
        if (chat.blocked() == blocked) {
            return;
        }
        chat.block(blocked);
        var change = Json.object();
        change.set("chat", Views.chat(world, chat));
        change.set("from", Views.person(person));
        change.put("date", world.now());
        change.set("old_chat_member", membership(chat, blocked ? "member" : "kicked"));
        change.set("new_chat_member", membership(chat, blocked ? "kicked" : "member"));
        world.updates().push(bot(chat), chat.id(), "my_chat_member", change);
        changed(chat);
    }

    public void read(Chat chat) {
        if (chat.unread() > 0) {
            chat.read();
            changed(chat);
        }
    }

    /** Tells the pages that the chat's head looks different now. */
    public void changed(Chat chat) {
        world.events()
                .publish("chat", chat.id(), Json.object().put("bot", chat.key().bot()));
    }

    private ObjectNode membership(Chat chat, String status) {
        var member = Json.object();
        member.set("user", Views.bot(bot(chat)));
        member.put("status", status);
        return status.equals("kicked") ? member.put("until_date", 0) : member;
    }

    private static void dismissOneTimeKeyboard(Chat chat) {
        var keyboard = chat.keyboard();
        if (keyboard != null && (keyboard.path("one_time_keyboard").asBoolean(false) || keyboard.has("force_reply"))) {
            chat.keyboard(null);
        }
    }

    private Message add(
            Chat chat,
            long from,
            ObjectNode content,
            @Nullable ObjectNode markup,
            int replyTo,
            boolean protectedContent) {
        var message =
                new Message(chat.nextMessageId(), from, world.now(), 0, content, markup, replyTo, protectedContent);
        chat.put(message);
        return message;
    }

    private void tell(String type, Chat chat, Message message) {
        var data = Json.object().put("bot", chat.key().bot());
        data.set("message", Views.message(world, chat, message));
        world.events().publish(type, chat.id(), data);
    }

    private BotAccount bot(Chat chat) {
        return world.bot(chat.key().bot());
    }
}
