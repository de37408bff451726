package dev.krug.sandbox.control;

import static dev.krug.sandbox.request.Parameter.array;
import static dev.krug.sandbox.request.Parameter.string;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.Message;
import dev.krug.sandbox.world.Person;
import dev.krug.sandbox.world.Reactions;
import dev.krug.sandbox.world.Views;
import dev.krug.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What a user does with messages that are there. */
record DeedOperations(World world, Named named) {

    List<Operation> all() {
        return List.of(
                Operation.patch(
                        "/messages",
                        "Edits the text or caption of an own message",
                        Named.inChat(Named.MESSAGE, string("text"), string("caption")),
                        this::edit),
                Operation.post(
                        "/messages/delete",
                        "Deletes a message: an own one, any in a private chat, any for an administrator who may",
                        Named.inChat(Named.MESSAGE),
                        this::delete),
                Operation.post(
                        "/messages/forward",
                        "Forwards messages of one chat to another",
                        Named.toChat(
                                Named.inChat(array("message_ids").required()).toArray(Parameter[]::new)),
                        this::forward),
                Operation.post("/messages/pin", "Pins a message", Named.inChat(Named.MESSAGE), this::pin),
                Operation.post("/messages/unpin", "Unpins a message", Named.inChat(Named.MESSAGE), this::unpin),
                Operation.post(
                        "/react",
                        "Reacts to a message with an emoji; without one takes the reaction back",
                        Named.inChat(Named.MESSAGE, string("emoji")),
                        this::react),
                Operation.get("/reactions", "The emoji that one can react with", List.of(), this::reactions));
    }

    private JsonNode edit(Input input) {
        var chat = named.chat(input);
        var message = named.message(input, chat);
        if (message.from() != named.user(input).id()) {
            throw Rejection.forbidden("only an own message can be edited");
        }
        var content = message.content().deepCopy();
        var field = content.has("text") ? "text" : "caption";
        content.remove(List.of(field, field.equals("text") ? "entities" : "caption_entities"));
        if (input.has(field)) {
            var text = MessageOperations.text(input.string(field));
            content.set(field, text.path("text"));
            if (text.has("entities")) {
                content.set(field.equals("text") ? "entities" : "caption_entities", text.path("entities"));
            }
        } else if (field.equals("text")) {
            throw Rejection.badRequest("message text is empty");
        }
        return Views.seen(world, chat, world.posts().edit(chat, message, content, message.markup()));
    }

    private JsonNode delete(Input input) {
        var chat = named.chat(input);
        var message = named.message(input, chat);
        long user = named.user(input).id();
        if (chat.isShared()
                && message.from() != user
                && !chat.group().member(user).may("can_delete_messages")) {
            throw Named.noRight();
        }
        world.posts().delete(chat, message.id());
        return ControlApi.DONE;
    }

    private JsonNode forward(Input input) {
        var person = named.user(input);
        var source = named.chat(input);
        var target = named.writable(named.target(input), person, "can_send_messages");
        var sent = Json.array();
        world.relays().forward(source, messages(input, source), false).stream()
                .map(draft -> world.posts().byPerson(person, target, draft))
                .forEach(message -> sent.add(Views.seen(world, target, message)));
        return sent;
    }

    private static List<Message> messages(Input input, Chat source) {
        var found = new ArrayList<Message>();
        for (var id : input.array("message_ids")) {
            var message = source.message(id.asLong(0));
            if (message == null) {
                throw Rejection.notFound("message not found");
            }
            if (message.protectedContent() || message.isService()) {
                throw Rejection.badRequest("message can't be forwarded");
            }
            found.add(message);
        }
        return found;
    }

    private JsonNode pin(Input input) {
        var chat = pinnable(input);
        world.pins().pin(chat, named.message(input, chat), named.user(input).id());
        return ControlApi.DONE;
    }

    private JsonNode unpin(Input input) {
        var chat = pinnable(input);
        world.pins().unpin(chat, List.of(named.message(input, chat).id()));
        return ControlApi.DONE;
    }

    private Chat pinnable(Input input) {
        return named.writable(named.chat(input), named.user(input), "can_pin_messages");
    }

    private JsonNode react(Input input) {
        var chat = named.chat(input);
        var reaction = Json.array();
        if (input.has("emoji")) {
            reaction.addObject().put("type", "emoji").put("emoji", input.string("emoji"));
        }
        return react(chat, named.message(input, chat), named.user(input), reaction);
    }

    private JsonNode react(Chat chat, Message message, Person person, ArrayNode reaction) {
        return Views.seen(world, chat, world.reactions().set(chat, message, person.id(), reaction));
    }

    private JsonNode reactions(Input input) {
        return Json.of(Reactions.emoji());
    }
}
