package dev.krug.sandbox.botapi.method;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.ChatKey;
import dev.krug.sandbox.world.Message;

/** Finds the chat and the message that a call is about. */
final class Targets {

    static final Parameter CHAT = Parameter.any("chat_id").required("chat_id is empty");
    static final Parameter MESSAGE = Parameter.integer("message_id").required("message identifier is not specified");

    private Targets() {}

    /** A chat that the bot knows. */
    static Chat known(Call call, String parameter) {
        var chat = call.world().findChat(key(call, parameter));
        if (chat == null || !chat.started()) {
            throw Rejection.badRequest("chat not found");
        }
        return chat;
    }

    /** A chat that the bot may write to. */
    static Chat writable(Call call) {
        var key = key(call, "chat_id");
        var person = call.world().findPerson(key.peer());
        if (person == null) {
            throw Rejection.badRequest("chat not found");
        }
        if (person.deleted()) {
            throw Rejection.forbidden("user is deactivated");
        }
        var chat = call.world().findChat(key);
        if (chat == null || !chat.started()) {
            throw Rejection.forbidden("bot can't initiate conversation with a user");
        }
        if (chat.blocked()) {
            throw Rejection.forbidden("bot was blocked by the user");
        }
        return chat;
    }

    /** A message of the bot that is to be changed. */
    static Message editable(Call call, Chat chat) {
        var message = chat.message(call.input().integer("message_id"));
        if (message == null) {
            throw Rejection.badRequest("message to edit not found");
        }
        if (message.from() != call.bot().id()) {
            throw Rejection.badRequest("message can't be edited");
        }
        return message;
    }

    private static ChatKey key(Call call, String parameter) {
        return ChatKey.privateChat(call.bot().id(), id(call, parameter));
    }

    private static long id(Call call, String parameter) {
        var value = call.input().string(parameter).strip();
        try {
            return Long.parseLong(value);
        } catch (NumberFormatException notANumber) {
            throw Rejection.badRequest("chat not found");
        }
    }
}
