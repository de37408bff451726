package dev.krug.sandbox.control;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.BotAccount;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.ChatKey;
import dev.krug.sandbox.world.Message;
import dev.krug.sandbox.world.Person;
import dev.krug.sandbox.world.World;

/** Who and what a request names. */
record Named(World world) {

    static final Parameter USER = Parameter.integer("user").required();
    static final Parameter BOT = Parameter.string("bot").required();
    static final Parameter MESSAGE = Parameter.integer("message_id").required();

    Person user(Input input) {
        var person = world.findPerson(input.integer("user"));
        if (person == null) {
            throw Rejection.notFound("user not found");
        }
        return person;
    }

    /** By username or by id. */
    BotAccount bot(Input input) {
        var name = input.string("bot");
        var bot = name.matches("\\d{1,18}") ? world.findBot(Long.parseLong(name)) : world.botNamed(name);
        if (bot == null) {
            throw Rejection.notFound("bot not found");
        }
        return bot;
    }

    /** The chat of user and bot, made on first sight. */
    Chat chat(Input input) {
        return world.chat(bot(input).id(), user(input).id());
    }

    /** The chat if there is one. */
    Chat existing(Input input) {
        var chat =
                world.findChat(ChatKey.privateChat(bot(input).id(), user(input).id()));
        if (chat == null) {
            throw Rejection.notFound("chat not found");
        }
        return chat;
    }

    Message message(Input input, Chat chat) {
        var message = chat.message(input.integer("message_id"));
        if (message == null) {
            throw Rejection.notFound("message not found");
        }
        return message;
    }
}
