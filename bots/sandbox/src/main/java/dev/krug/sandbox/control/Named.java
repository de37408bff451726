package dev.krug.sandbox.control;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.BotAccount;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.Message;
import dev.krug.sandbox.world.Person;
import dev.krug.sandbox.world.World;
import java.util.List;
import java.util.stream.Stream;

/** Who and what a request names. */
record Named(World world) {

    static final Parameter USER = Parameter.integer("user").required();
    static final Parameter BOT = Parameter.string("bot").required();
    static final Parameter MESSAGE = Parameter.integer("message_id").required();

    /** A chat of the user: with a bot, or a group. */
    static final List<Parameter> CHAT = List.of(USER, Parameter.string("bot"), Parameter.integer("chat"));

    /** Another chat of the user, where something is sent to. */
    static final List<Parameter> TARGET = List.of(Parameter.string("to_bot"), Parameter.integer("to_chat"));

    static List<Parameter> inChat(Parameter... more) {
        return Stream.concat(CHAT.stream(), Stream.of(more)).toList();
    }

    static List<Parameter> toChat(Parameter... more) {
        return Stream.concat(Stream.of(more), TARGET.stream()).toList();
    }

    Person user(Input input) {
        var person = world.people().find(input.integer("user"));
        if (person == null) {
            throw Rejection.notFound("user not found");
        }
        return person;
    }

    BotAccount bot(Input input) {
        return bot(input, "bot");
    }

    /** By username or by id. */
    private BotAccount bot(Input input, String parameter) {
        var name = input.string(parameter).replaceFirst("^@", "");
        var bot = name.matches("\\d{1,18}")
                ? world.bots().find(Long.parseLong(name))
                : world.bots().named(name);
        if (bot == null) {
            throw Rejection.notFound("bot not found");
        }
        return bot;
    }

    /** Who is to become a member: a user by id, a bot by id or username. */
    long member(String name) {
        if (name.matches("\\d{1,18}") && world.people().find(Long.parseLong(name)) != null) {
            return Long.parseLong(name);
        }
        var found = name.matches("\\d{1,18}")
                ? world.bots().find(Long.parseLong(name))
                : world.bots().named(name.replaceFirst("^@", ""));
        if (found == null) {
            throw Rejection.notFound("user not found");
        }
        return found.id();
    }

    /** The chat that is named; one with a bot is made on first sight. */
    Chat chat(Input input) {
        return chat(input, "");
    }

    /** The chat that something is sent to. */
    Chat target(Input input) {
        return chat(input, "to_");
    }

    private Chat chat(Input input, String prefix) {
        var user = user(input);
        if (input.has(prefix + "chat")) {
            return group(input.integer(prefix + "chat"), user);
        }
        if (!input.has(prefix + "bot")) {
            throw Rejection.badRequest("parameter \"" + prefix + "bot\" or \"" + prefix + "chat\" is required");
        }
        return world.chats().between(bot(input, prefix + "bot").id(), user.id());
    }

    /** A group that the user belongs to. */
    Chat group(long id, Person user) {
        var chat = group(id);
        if (!chat.group().member(user.id()).isIn()) {
            throw Rejection.forbidden("the user is not a member of the chat");
        }
        return chat;
    }

    Chat group(long id) {
        var chat = world.chats().group(id);
        if (chat == null) {
            throw Rejection.notFound("chat not found");
        }
        return chat;
    }

    /** The group of the path, to which the user belongs. */
    Chat inGroup(Input input) {
        return group(input.integer("id"), user(input));
    }

    /** Refuses what only administrators with this right may do. */
    void demand(Chat chat, Person actor, String right) {
        if (!chat.group().member(actor.id()).may(right)) {
            throw noRight();
        }
    }

    static Rejection noRight() {
        return Rejection.forbidden("the user has no right to do this in the chat");
    }

    /**
     * The chat that the user writes into: who still has a group before the eyes that has become a supergroup writes into
     * that. Refuses what the group does not allow the user.
     */
    Chat writable(Chat named, Person user, String permission) {
        if (!named.isShared()) {
            return named;
        }
        var successor = named.group().migratedTo();
        var chat = successor == 0 ? named : group(successor, user);
        boolean allowed = chat.group().isChannel()
                ? chat.group().member(user.id()).may("can_post_messages")
                : chat.group().allows(user.id(), permission);
        if (!allowed) {
            throw noRight();
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
