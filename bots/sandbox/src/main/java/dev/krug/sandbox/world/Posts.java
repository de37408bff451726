package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Writes, changes and removes messages, and tells those who have to know. Call it with the world's lock held. */
public final class Posts {

    private final World world;

    Posts(World world) {
        this.world = world;
    }

    /** A bot's message. A reply keyboard stays with the chat until another takes its place. */
    public Message byBot(BotAccount bot, Chat chat, Message.Draft draft) {
        var message = add(chat, bot.id(), draft);
        var markup = draft.markup();
        if (markup != null && !markup.has("inline_keyboard")) {
            boolean shown = markup.has("keyboard") || markup.has("force_reply");
            chat.keyboard(reader(chat, markup, draft.replyTo()), shown ? markup : null);
        }
        return message;
    }

    /** Whom a keyboard is for: everyone, or with {@code selective} the author of the answered message. */
    private static long reader(Chat chat, ObjectNode markup, int replyTo) {
        var answered = replyTo == 0 ? null : chat.message(replyTo);
        return chat.isShared() && markup.path("selective").asBoolean(false) && answered != null ? answered.from() : 0;
    }

    /** A person's message; the bots are told. */
    public Message byPerson(Person person, Chat chat, Message.Draft draft) {
        if (person.deleted()) {
            throw Rejection.badRequest("user is deactivated");
        }
        if (chat.blocked()) {
            throw Rejection.badRequest("the bot is blocked, unblock it first");
        }
        chat.start();
        dismissOneTimeKeyboard(chat, person.id());
        var message = add(chat, person.id(), draft);
        chat.read(person.id());
        return message;
    }

    /** Messages that belong together. */
    public List<Message> album(List<ObjectNode> contents, Function<Message.Draft, Message> sender) {
        var group = Ids.number();
        return contents.stream()
                .map(content -> sender.apply(
                        Message.Draft.of(content).headed(Json.object().put("media_group_id", group))))
                .toList();
    }

    /** Something happened in the chat. */
    public void service(Chat chat, long cause, ObjectNode content) {
        var unused = add(chat, cause, Message.Draft.of(content));
    }

    public Message edit(Chat chat, Message old, ObjectNode content, @Nullable ObjectNode markup) {
        var message = content.equals(old.content()) ? old.withMarkup(markup) : old.edited(content, markup, world.now());
        show(chat, message);
        if (message.editDate() != old.editDate() || world.people().find(message.from()) != null) {
            world.audience().tell(chat, message, true);
        }
        return message;
    }

    /** Puts a changed message in its place, without a word to bots. */
    public void show(Chat chat, Message message) {
        chat.put(message);
        world.audience().pages("edit", chat, message);
    }

    public void delete(Chat chat, int id) {
        chat.remove(id);
        world.audience().pages("delete", chat, Json.object().put("message_id", id));
    }

    public void typing(Chat chat, BotAccount bot, String action) {
        world.audience()
                .pages("typing", chat, Json.object().put("bot", bot.id()).put("action", action));
    }

    public void read(Chat chat, long user) {
        if (chat.unread(user) > 0) {
            chat.read(user);
            changed(chat);
        }
    }

    /** Tells the pages that the chat's head looks different now. */
    public void changed(Chat chat) {
        world.audience().pages("chat", chat, Json.object());
    }

    private static void dismissOneTimeKeyboard(Chat chat, long user) {
        var keyboard = chat.keyboard(user);
        if (keyboard != null && (keyboard.path("one_time_keyboard").asBoolean(false) || keyboard.has("force_reply"))) {
            chat.keyboard(chat.isShared() ? user : 0, null);
        }
    }

    private Message add(Chat chat, long from, Message.Draft draft) {
        var message = draft.sent(chat.nextMessageId(), from, world.now());
        chat.put(message);
        readers(chat).stream().filter(reader -> reader != from).forEach(chat::countUnread);
        world.audience().pages("message", chat, message);
        world.audience().tell(chat, message, false);
        return message;
    }

    private static List<Long> readers(Chat chat) {
        return chat.isShared()
                ? chat.group().roster().stream()
                        .filter(Member::isIn)
                        .map(Member::id)
                        .toList()
                : List.of(chat.id());
    }
}
