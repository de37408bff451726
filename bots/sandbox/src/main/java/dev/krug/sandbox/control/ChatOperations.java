package dev.krug.sandbox.control;

import static dev.krug.sandbox.request.Parameter.bool;
import static dev.krug.sandbox.request.Parameter.integer;
import static dev.krug.sandbox.request.Parameter.string;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.text.Formatting;
import dev.krug.sandbox.world.BotAccount;
import dev.krug.sandbox.world.ChatKey;
import dev.krug.sandbox.world.Person;
import dev.krug.sandbox.world.Pictures;
import dev.krug.sandbox.world.Views;
import dev.krug.sandbox.world.World;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a user does in a chat with a bot. */
record ChatOperations(World world, Named named) {

    private static final int MAX_MESSAGES = 500;
    private static final int MAX_TEXT = 4096;

    List<Operation> all() {
        return List.of(
                Operation.get("/chats", "The chat list of a user", List.of(Named.USER), this::list),
                Operation.get("/messages", "The messages of a chat", List.of(Named.USER, Named.BOT), this::messages),
                Operation.post(
                        "/messages",
                        "Sends a message as a user: a text, a photo, a document or the own contact",
                        List.of(
                                Named.USER,
                                Named.BOT,
                                string("text").within(0, MAX_TEXT, "message is too long"),
                                Parameter.file("photo"),
                                Parameter.file("document"),
                                string("caption").within(0, 1024, "message caption is too long"),
                                bool("contact"),
                                integer("reply_to")),
                        this::send),
                Operation.post(
                        "/start-link",
                        "Opens t.me/<bot>?start=<start> and presses Start",
                        List.of(Named.USER, Named.BOT, string("start").within(0, 64, "start parameter is too long")),
                        this::start),
                Operation.post("/chats/read", "Marks a chat as read", List.of(Named.USER, Named.BOT), this::read),
                Operation.post(
                        "/chats/block",
                        "Blocks or unblocks a bot",
                        List.of(Named.USER, Named.BOT, bool("blocked").required()),
                        this::block));
    }

    private JsonNode list(Input input) {
        var person = named.user(input);
        var all = Json.array();
        world.bots().forEach(bot -> all.add(entry(bot, person)));
        return all;
    }

    private ObjectNode entry(BotAccount bot, Person person) {
        var entry = Json.object();
        var shown = BotOperations.view(bot, person.language());
        shown.set("commands", BotOperations.commands(bot, person.id(), person.language()));
        shown.set("menu_button", BotOperations.menuButton(bot, person.id()));
        entry.set("bot", shown);
        var chat = world.findChat(ChatKey.privateChat(bot.id(), person.id()));
        entry.put("started", chat != null && chat.started()).put("blocked", chat != null && chat.blocked());
        entry.put("unread", chat == null ? 0 : chat.unread());
        var last = chat == null ? null : chat.last();
        if (chat != null && last != null) {
            entry.set("last", Views.message(world, chat, last));
        }
        if (chat != null && chat.keyboard() != null) {
            entry.set("keyboard", chat.keyboard());
        }
        return entry;
    }

    private JsonNode messages(Input input) {
        var all = Json.array();
        var chat = world.findChat(
                ChatKey.privateChat(named.bot(input).id(), named.user(input).id()));
        if (chat != null) {
            chat.messages().stream()
                    .skip(Math.max(0, chat.messages().size() - MAX_MESSAGES))
                    .forEach(message -> all.add(Views.message(world, chat, message)));
        }
        return all;
    }

    private JsonNode send(Input input) {
        var content = content(input);
        var chat = named.chat(input);
        var replyTo = chat.message(input.integer("reply_to"));
        var message = world.posts().byPerson(named.user(input), chat, content, replyTo == null ? 0 : replyTo.id());
        return Views.message(world, chat, message);
    }

    private ObjectNode content(Input input) {
        if (input.bool("contact")) {
            return contact(named.user(input));
        }
        if (input.upload("photo") != null || input.upload("document") != null) {
            return file(input);
        }
        return text(input.string("text"));
    }

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

    private static ObjectNode contact(Person person) {
        var content = Json.object();
        var contact =
                content.putObject("contact").put("phone_number", person.phone()).put("first_name", person.firstName());
        if (person.lastName() != null) {
            contact.put("last_name", person.lastName());
        }
        contact.put("user_id", person.id());
        return content;
    }

    private ObjectNode file(Input input) {
        var content = Json.object();
        var photo = input.upload("photo");
        var upload = photo != null ? photo : input.upload("document");
        if (upload == null || upload.content().length == 0) {
            throw Rejection.badRequest("file must be non-empty");
        }
        var file = world.store(
                photo != null ? "photos" : "documents", upload.fileName(), upload.contentType(), upload.content());
        var sizes = photo == null ? null : Pictures.sizes(file);
        if (photo != null && sizes == null) {
            throw Rejection.badRequest("IMAGE_PROCESS_FAILED");
        }
        if (sizes != null) {
            content.set("photo", sizes);
        } else {
            content.putObject("document")
                    .put("file_name", file.name())
                    .put("mime_type", file.mime())
                    .put("file_id", file.id())
                    .put("file_unique_id", file.uniqueId())
                    .put("file_size", file.content().length);
        }
        return input.has("caption") ? content.put("caption", input.string("caption")) : content;
    }

    private JsonNode start(Input input) {
        var parameter = input.string("start");
        if (!parameter.matches("[A-Za-z0-9_-]*")) {
            throw Rejection.badRequest("start parameter contains unallowed characters");
        }
        var chat = named.chat(input);
        var person = named.user(input);
        world.posts().block(person, chat, false);
        var text = parameter.isEmpty() ? "/start" : "/start " + parameter;
        var message = world.posts().byPerson(person, chat, text(text), 0);
        return Views.message(world, chat, message);
    }

    private JsonNode read(Input input) {
        world.posts().read(named.existing(input));
        return ControlApi.DONE;
    }

    private JsonNode block(Input input) {
        world.posts().block(named.user(input), named.existing(input), input.bool("blocked"));
        return ControlApi.DONE;
    }
}
