package dev.krug.sandbox.control;

import static dev.krug.sandbox.request.Parameter.string;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.InlineQuery;
import dev.krug.sandbox.world.PreparedMessage;
import dev.krug.sandbox.world.Views;
import dev.krug.sandbox.world.World;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;

/** What a user asks bots from any chat. */
record InlineOperations(World world, Named named) {

    private static final Parameter QUERY = string("query_id").required();

    List<Operation> all() {
        return List.of(
                Operation.post(
                        "/inline/query",
                        "Types @bot and a query in the chat to_bot or to_chat; the answer comes as an event"
                                + " inline_answer",
                        Named.toChat(
                                Named.USER,
                                Named.BOT,
                                string("query").within(0, 256, "query must have at most 256 characters"),
                                string("offset")),
                        this::ask),
                Operation.get(
                        "/inline/answer", "What the bot answered; null until it has", List.of(QUERY), this::answer),
                Operation.post(
                        "/inline/choose",
                        "Sends a result into a chat",
                        Named.toChat(Named.USER, QUERY, string("result_id").required()),
                        this::choose),
                Operation.get(
                        "/prepared",
                        "A prepared message that a Mini App offers",
                        List.of(Named.USER, Named.BOT, string("id").required()),
                        this::prepared),
                Operation.post(
                        "/prepared",
                        "Sends a prepared message into a chat",
                        Named.toChat(Named.USER, Named.BOT, string("id").required()),
                        this::sendPrepared));
    }

    private JsonNode ask(Input input) {
        var bot = named.bot(input);
        var type = input.has("to_chat")
                ? named.target(input).type()
                : input.has("to_bot") && named.target(input).key().bot() != bot.id() ? "private" : "sender";
        var query = world.inline().ask(named.user(input), bot, input.string("query"), input.string("offset"), type);
        return view(query);
    }

    private JsonNode answer(Input input) {
        return view(query(input));
    }

    private ObjectNode view(InlineQuery query) {
        var json = Json.object().put("query_id", query.id());
        var answer = world.inline().answerTo(query.id());
        json.set(
                "answer",
                answer == null ? NullNode.getInstance() : world.inline().view(answer));
        return json;
    }

    private InlineQuery query(Input input) {
        var query = world.inline().query(input.string("query_id"));
        if (query == null) {
            throw Rejection.notFound("query not found");
        }
        return query;
    }

    private JsonNode choose(Input input) {
        var person = named.user(input);
        var query = query(input);
        var answer = world.inline().answerTo(query.id());
        var result = answer == null ? null : answer.result(input.string("result_id"));
        if (result == null) {
            throw Rejection.notFound("result not found");
        }
        var chat = named.writable(named.target(input), person, "can_send_other_messages");
        return Views.seen(world, chat, world.inline().choose(person, chat, query, result));
    }

    private PreparedMessage message(Input input) {
        var message = world.inline().prepared(input.string("id"));
        if (message == null
                || message.bot() != named.bot(input).id()
                || message.user() != named.user(input).id()
                || message.expires() < world.now()) {
            throw Rejection.notFound("prepared message not found");
        }
        return message;
    }

    private JsonNode prepared(Input input) {
        var message = message(input);
        var json = Json.object().put("expiration_date", message.expires());
        json.set("chats", Json.of(message.chats()));
        json.set("content", message.result().content());
        if (message.result().markup() != null) {
            json.set("reply_markup", message.result().markup());
        }
        return json;
    }

    private JsonNode sendPrepared(Input input) {
        var person = named.user(input);
        var message = message(input);
        var chat = named.writable(named.target(input), person, "can_send_other_messages");
        if (!message.chats().contains(chat.type())) {
            throw Rejection.badRequest("the message is not meant for this type of chat");
        }
        return Views.seen(world, chat, world.inline().send(person, chat, named.bot(input), message.result()));
    }
}
