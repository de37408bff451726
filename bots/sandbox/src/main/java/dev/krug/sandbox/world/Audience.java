package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Json;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/** Decides which bots hear what happens in a chat, and which pages. Call it with the world's lock held. */
final class Audience { // CORE-424, CORE-426

    private static final Pattern COMMAND = Pattern.compile("/\\w+(?:@(\\w+))?");

    private final World world;

    Audience(World world) {
        this.world = world;
    }

    /** Tells bots of a new or edited message. */
    void tell(Chat chat, Message message, boolean edited) {
        var view = Views.message(world, chat, message);
        var type = edited ? "edited_message" : "message";
        if (!chat.isShared()) {
            if (world.people().find(message.from()) != null) {
                push(chat, world.bots().get(chat.key().bot()), type, view);
            }
            return;
        }
        var name = chat.group().isChannel() ? (edited ? "edited_channel_post" : "channel_post") : type;
        bots(chat, bot -> hears(bot, chat, message), name, view);
    }

    /** Tells the bots of a chat that pass the test. */
    void bots(Chat chat, Predicate<BotAccount> test, String type, ObjectNode payload) {
        for (var member : chat.group().roster()) {
            var bot = world.bots().find(member.id());
            if (bot != null && member.isIn() && test.test(bot)) {
                push(chat, bot, type, payload);
            }
        }
    }

    /** Tells the bots that are administrators. */
    void administrators(Chat chat, String type, ObjectNode payload) {
        bots(chat, bot -> chat.group().member(bot.id()).isAdministrator(), type, payload);
    }

    private void push(Chat chat, BotAccount bot, String type, ObjectNode payload) {
        world.updates().push(bot, chat.id(), type, payload);
    }

    /** Whoever looks at the chat sees at once what happened. */
    void pages(String type, Chat chat, ObjectNode data) {
        if (chat.isShared()) {
            world.events().publish(type, 0, data.put("chat", chat.id()));
        } else {
            world.events().publish(type, chat.id(), data.put("bot", chat.key().bot()));
        }
    }

    void pages(String type, Chat chat, Message message) {
        var data = Json.object();
        data.set("message", Views.seen(world, chat, message));
        pages(type, chat, data);
    }

    private boolean hears(BotAccount bot, Chat chat, Message message) {
        boolean own = message.from() == bot.id();
        if (message.isService()) {
            return !own || Service.isToldToCause(message);
        }
        if (own) {
            return false;
        }
        if (chat.group().isChannel()) {
            return true;
        }
        if (world.bots().find(message.from()) != null) {
            return false; // bots do not hear each other
        }
        return !bot.settings().privacy()
                || chat.group().member(bot.id()).isAdministrator()
                || concerns(bot, chat, message);
    }

    /** What a bot hears although privacy mode is on. */
    private static boolean concerns(BotAccount bot, Chat chat, Message message) {
        if (message.viaBot() == bot.id()) {
            return true;
        }
        var answered = message.replyTo() == 0 ? null : chat.message(message.replyTo());
        if (answered != null && answered.from() == bot.id()) {
            return true;
        }
        var caption = message.content().path("caption").asString("");
        var text = message.content().path("text").asString(caption);
        var command = COMMAND.matcher(text);
        if (command.lookingAt() && (command.group(1) == null || command.group(1).equalsIgnoreCase(bot.username()))) {
            return true;
        }
        return text.toLowerCase(Locale.ROOT).contains("@" + bot.username().toLowerCase(Locale.ROOT))
                && !command.lookingAt();
    }
}
