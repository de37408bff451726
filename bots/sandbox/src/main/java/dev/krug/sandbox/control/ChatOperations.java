package dev.krug.sandbox.control;

import static dev.krug.sandbox.request.Parameter.bool;
import static dev.krug.sandbox.request.Parameter.integer;
import static dev.krug.sandbox.request.Parameter.string;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.BotAccount;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.ChatKey;
import dev.krug.sandbox.world.MemberViews;
import dev.krug.sandbox.world.Message;
import dev.krug.sandbox.world.Person;
import dev.krug.sandbox.world.Views;
import dev.krug.sandbox.world.World;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The chats that a user sees. */
record ChatOperations(World world, Named named) {

    private static final int MAX_MESSAGES = 500;

    List<Operation> all() {
        return List.of(
                Operation.get("/chats", "All bots, with the user's chat with each", List.of(Named.USER), this::bots),
                Operation.get(
                        "/groups", "The groups, supergroups and channels of a user", List.of(Named.USER), this::groups),
                Operation.get(
                        "/messages",
                        "The latest messages of a chat, oldest first; before pages back",
                        Named.inChat(
                                integer("before"), integer("limit").within(1, MAX_MESSAGES, "limit must be 1-500")),
                        this::messages),
                Operation.post(
                        "/start-link",
                        "Opens t.me/<bot>?start=<start> and presses Start",
                        List.of(Named.USER, Named.BOT, string("start").within(0, 64, "start parameter is too long")),
                        this::start),
                Operation.post("/chats/read", "Marks a chat as read", Named.CHAT, this::read),
                Operation.post(
                        "/chats/block",
                        "Blocks or unblocks a bot",
                        List.of(Named.USER, Named.BOT, bool("blocked").required()),
                        this::block));
    }

    private JsonNode bots(Input input) {
        var person = named.user(input);
        var all = Json.array();
        world.bots().all().forEach(bot -> all.add(entry(bot, person)));
        return all;
    }

    private ObjectNode entry(BotAccount bot, Person person) {
        var entry = Json.object();
        var shown = BotOperations.view(bot, person.language());
        shown.set("commands", CommandLists.ofPrivateChat(bot, person.id(), person.language()));
        shown.set("menu_button", BotOperations.menuButton(bot, person.id()));
        entry.set("bot", shown);
        var chat = world.chats().find(ChatKey.privateChat(bot.id(), person.id()));
        entry.put("started", chat != null && chat.started()).put("blocked", chat != null && chat.blocked());
        entry.put("unread", 0);
        return chat == null ? entry : head(chat, person, entry);
    }

    private JsonNode groups(Input input) {
        var person = named.user(input);
        var all = Json.array();
        for (var chat : world.chats().of(person.id())) {
            var entry = Json.object();
            entry.set("chat", world.members().head(chat));
            entry.set("member", MemberViews.member(world, chat.group().member(person.id())));
            entry.put("status", chat.group().member(person.id()).status().word());
            entry.set("commands", CommandLists.ofGroup(world, chat, person));
            all.add(head(chat, person, entry));
        }
        return all;
    }

    private ObjectNode head(Chat chat, Person person, ObjectNode entry) {
        entry.put("unread", chat.unread(person.id()));
        var last = chat.last();
        if (last != null) {
            entry.set("last", Views.seen(world, chat, last));
        }
        var keyboard = chat.keyboard(person.id());
        if (keyboard != null) {
            entry.set("keyboard", keyboard);
        }
        entry.set("pinned", Json.of(chat.pinned()));
        return entry;
    }

    private JsonNode messages(Input input) {
        var all = Json.array();
        if (input.has("bot")
                && world.chats()
                                .find(ChatKey.privateChat(
                                        named.bot(input).id(), named.user(input).id()))
                        == null) {
            return all; // to look does not make a chat
        }
        var chat = named.chat(input);
        long before = input.integer("before", Long.MAX_VALUE);
        var shown = chat.messages().stream()
                .filter(message -> message.id() < before)
                .toList();
        long limit = input.integer("limit", MAX_MESSAGES);
        shown.stream()
                .skip(Math.max(0, shown.size() - limit))
                .forEach(message -> all.add(Views.seen(world, chat, message)));
        return all;
    }

    private JsonNode start(Input input) {
        var parameter = input.string("start");
        if (!parameter.matches("[A-Za-z0-9_-]*")) {
            throw Rejection.badRequest("start parameter contains unallowed characters");
        }
        var bot = named.bot(input);
        var person = named.user(input);
        var chat = world.chats().between(bot.id(), person.id());
        world.members().block(person, chat, false);
        var text = parameter.isEmpty() ? "/start" : "/start " + parameter;
        var message = world.posts().byPerson(person, chat, Message.Draft.of(MessageOperations.text(text)));
        return Views.seen(world, chat, message);
    }

    private JsonNode read(Input input) {
        world.posts().read(named.chat(input), named.user(input).id());
        return ControlApi.DONE;
    }

    private JsonNode block(Input input) {
        var person = named.user(input);
        world.members().block(person, world.chats().between(named.bot(input).id(), person.id()), input.bool("blocked"));
        return ControlApi.DONE;
    }
}
