package dev.krug.sandbox.control;

import static dev.krug.sandbox.request.Parameter.array;
import static dev.krug.sandbox.request.Parameter.integer;
import static dev.krug.sandbox.request.Parameter.string;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.world.Message;
import dev.krug.sandbox.world.Views;
import dev.krug.sandbox.world.World;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What keyboards and Mini Apps let a user share with a bot. */
record ShareOperations(World world, Named named) {

    List<Operation> all() {
        return List.of(
                Operation.post(
                        "/share-users",
                        "Shares users by a keyboard button with request_users",
                        List.of(
                                Named.USER,
                                Named.BOT,
                                integer("request_id").required(),
                                array("users").required().within(1, 10, "users must be 1-10")),
                        this::shareUsers),
                Operation.post(
                        "/share-chat",
                        "Shares a group by a keyboard button with request_chat",
                        List.of(
                                Named.USER,
                                Named.BOT,
                                integer("request_id").required(),
                                integer("shared_chat").required()),
                        this::shareChat),
                Operation.post(
                        "/write-access",
                        "Lets a bot write that asked for it in a Mini App",
                        List.of(Named.USER, Named.BOT, string("web_app_name")),
                        this::allowWriting));
    }

    private JsonNode shareUsers(Input input) {
        var content = Json.object();
        var shared = content.putObject("users_shared").put("request_id", input.integer("request_id"));
        var users = shared.putArray("users");
        for (var id : input.array("users")) {
            var user = world.sender(named.member(id.asString("")));
            var one = users.addObject().put("user_id", user.path("id").asLong());
            for (var name : List.of("first_name", "last_name", "username")) {
                if (user.has(name)) {
                    one.set(name, user.get(name));
                }
            }
        }
        return send(input, content);
    }

    private JsonNode shareChat(Input input) {
        var chat = named.group(input.integer("shared_chat"), named.user(input));
        var content = Json.object();
        var shared = content.putObject("chat_shared")
                .put("request_id", input.integer("request_id"))
                .put("chat_id", chat.id())
                .put("title", chat.group().title());
        if (chat.group().username() != null) {
            shared.put("username", chat.group().username());
        }
        return send(input, content);
    }

    private JsonNode allowWriting(Input input) {
        var content = Json.object();
        var allowed = content.putObject("write_access_allowed").put("from_request", true);
        if (input.has("web_app_name")) {
            allowed.put("from_request", false).put("web_app_name", input.string("web_app_name"));
        }
        return send(input, content);
    }

    private JsonNode send(Input input, ObjectNode content) {
        var person = named.user(input);
        var chat = world.chats().between(named.bot(input).id(), person.id());
        return Views.seen(world, chat, world.posts().byPerson(person, chat, Message.Draft.of(content)));
    }
}
