package dev.krug.sandbox.botapi.method;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.ChatKey;
import dev.krug.sandbox.world.Member;
import dev.krug.sandbox.world.Message;
import org.jspecify.annotations.Nullable;

/** Finds the chat, the message and the user that a call is about. */
public final class Targets { // CORE-422

    public static final Parameter CHAT = Parameter.any("chat_id").required("chat_id is empty");
    public static final Parameter MESSAGE =
            Parameter.integer("message_id").required("message identifier is not specified");
    public static final Parameter USER = Parameter.integer("user_id").required("invalid user_id specified");

    private Targets() {}

    /** A chat that the bot may read. */
    public static Chat known(Call call, String parameter) {
        var chat = find(call, parameter);
        if (chat == null || !chat.started()) {
            throw notFound();
        }
        if (chat.isShared()) {
            checkMembership(call, chat, chat.group().username() != null);
        }
        return chat;
    }

    /** A group, supergroup or channel that the bot belongs to and may change. */
    public static Chat shared(Call call) {
        var chat = known(call, "chat_id");
        if (chat.isShared()) {
            checkMembership(call, chat, false);
            checkUpgrade(chat);
        }
        return chat;
    }

    /** A chat that the bot may write to. */
    public static Chat writable(Call call) {
        var chat = find(call, "chat_id");
        if (chat != null && chat.isShared()) {
            checkMembership(call, chat, false);
            checkUpgrade(chat);
            return chat;
        }
        var person = call.world().people().find(number(call, "chat_id"));
        if (person == null) {
            throw notFound();
        }
        if (person.deleted()) {
            throw Rejection.forbidden("user is deactivated");
        }
        if (chat == null || !chat.started()) {
            throw Rejection.forbidden("bot can't initiate conversation with a user");
        }
        if (chat.blocked()) {
            throw Rejection.forbidden("bot was blocked by the user");
        }
        return chat;
    }

    /** Any message of the chat. */
    public static Message message(Call call, Chat chat, String missing) {
        var message = chat.message(call.input().integer("message_id"));
        if (message == null) {
            throw Rejection.badRequest(missing);
        }
        return message;
    }

    /** A user or bot that exists. */
    public static long user(Call call) {
        long id = call.input().integer("user_id");
        if (call.world().people().find(id) == null && call.world().bots().find(id) == null) {
            throw Rejection.badRequest("user not found");
        }
        return id;
    }

    /** By number or, if it is public, by its name. */
    private static @Nullable Chat find(Call call, String parameter) {
        var value = call.input().string(parameter).strip();
        if (value.startsWith("@")) {
            return call.world().chats().named(value.substring(1));
        }
        long id = number(call, parameter);
        return call.world()
                .chats()
                .find(
                        id < 0
                                ? ChatKey.group(id)
                                : ChatKey.privateChat(call.bot().id(), id));
    }

    private static long number(Call call, String parameter) {
        try {
            return Long.parseLong(call.input().string(parameter).strip());
        } catch (NumberFormatException notANumber) {
            throw notFound();
        }
    }

    private static void checkMembership(Call call, Chat chat, boolean forAll) {
        var group = chat.group();
        var member = group.member(call.bot().id());
        if (member.status() == Member.Status.KICKED) {
            throw Rejection.forbidden("bot was kicked from the " + chat.type() + " chat");
        }
        if (!member.isIn() && !forAll) {
            throw group.knows(call.bot().id()) || group.username() != null
                    ? Rejection.forbidden("bot is not a member of the " + chat.type() + " chat")
                    : notFound();
        }
    }

    private static void checkUpgrade(Chat chat) {
        if (chat.group().migratedTo() != 0) {
            throw Rejection.upgraded(chat.group().migratedTo());
        }
    }

    private static Rejection notFound() {
        return Rejection.badRequest("chat not found");
    }
}
