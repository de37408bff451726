package dev.krug.sandbox.control;

import static dev.krug.sandbox.request.Parameter.array;
import static dev.krug.sandbox.request.Parameter.bool;
import static dev.krug.sandbox.request.Parameter.integer;
import static dev.krug.sandbox.request.Parameter.string;

import dev.krug.sandbox.content.Album;
import dev.krug.sandbox.content.Contacts;
import dev.krug.sandbox.content.Kind;
import dev.krug.sandbox.content.Kinds;
import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.text.Formatting;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.Message;
import dev.krug.sandbox.world.Person;
import dev.krug.sandbox.world.Views;
import dev.krug.sandbox.world.World;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a user sends: every kind of content that bots can send, too. */
record MessageOperations(World world, Named named) {

    private static final int MAX_TEXT = 4096;
    private static final int MAX_ALBUM = 10;
    private static final Parameter REPLY = integer("reply_to");

    List<Operation> all() {
        var all = new ArrayList<>(List.of(
                Operation.post(
                        "/messages",
                        "Sends what a user types: a text, a photo, a document or the own contact",
                        Named.inChat(
                                string("text").within(0, MAX_TEXT, "message is too long"),
                                Parameter.file("photo"),
                                Parameter.file("document"),
                                string("caption").within(0, 1024, "message caption is too long"),
                                bool("contact"),
                                REPLY),
                        this::send),
                Operation.post(
                        "/messages/album",
                        "Sends 2-10 media as one album; media is as in sendMediaGroup",
                        Named.inChat(array("media").required().within(2, MAX_ALBUM, "media must be 2-10 items"), REPLY),
                        this::album)));
        Kinds.all()
                .forEach(kind -> all.add(Operation.post(
                        "/messages/" + kind.name(),
                        "Sends a " + kind.name().replace('_', ' ') + " as a user; parameters as in the Bot API",
                        Kinds.join(Named.CHAT, parameters(kind)),
                        input -> send(input, kind))));
        return all;
    }

    private static Parameter[] parameters(Kind kind) {
        return Kinds.join(kind.parameters(), REPLY).toArray(Parameter[]::new);
    }

    private JsonNode send(Input input) {
        if (input.bool("contact")) {
            return send(input, "can_send_messages", Contacts.own(named.user(input)));
        }
        if (input.has("photo")) {
            return send(input, Kinds.PHOTO);
        }
        if (input.has("document")) {
            return send(input, Kinds.DOCUMENT);
        }
        return send(input, Kinds.TEXT.permission(), text(input.string("text")));
    }

    private JsonNode send(Input input, Kind kind) {
        return send(input, kind.permission(), kind.read(world, named.user(input).id(), input));
    }

    private JsonNode send(Input input, String permission, ObjectNode content) {
        var person = named.user(input);
        var chat = named.writable(named.chat(input), person, permission);
        return Views.seen(world, chat, world.posts().byPerson(person, chat, draft(input, chat, content)));
    }

    private JsonNode album(Input input) {
        var person = named.user(input);
        var chat = named.writable(named.chat(input), person, "can_send_photos");
        var answered = chat.message(input.integer("reply_to"));
        var sent = Json.array();
        world.posts()
                .album(
                        Album.read(world, person.id(), input),
                        draft -> byPerson(person, chat, answered == null ? draft : draft.answering(answered.id())))
                .forEach(message -> sent.add(Views.seen(world, chat, message)));
        return sent;
    }

    private Message byPerson(Person person, Chat chat, Message.Draft draft) {
        return world.posts().byPerson(person, chat, draft);
    }

    private static Message.Draft draft(Input input, Chat chat, ObjectNode content) {
        var answered = chat.message(input.integer("reply_to"));
        return Message.Draft.of(content).answering(answered == null ? 0 : answered.id());
    }

    /** A text as people write it. */
    static ObjectNode text(String text) {
        var formatted = Formatting.typed(text);
        if (formatted.text().isEmpty()) {
            throw Rejection.badRequest("message text is empty");
        }
        var content = Json.object().put("text", formatted.text());
        if (!formatted.entities().isEmpty()) {
            content.set("entities", formatted.entitiesJson());
        }
        return content;
    }
}
