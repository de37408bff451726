package dev.krug.sandbox.control;

import static dev.krug.sandbox.request.Parameter.array;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Views;
import dev.krug.sandbox.world.World;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** What a user does with polls. */
record PollOperations(World world, Named named) {

    List<Operation> all() {
        return List.of(
                Operation.post("/polls/close", "Closes an own poll", Named.inChat(Named.MESSAGE), this::closePoll),
                Operation.post(
                        "/vote",
                        "Votes in a poll by the numbers of options; none takes the vote back",
                        Named.inChat(Named.MESSAGE, array("options").required()),
                        this::vote));
    }

    private JsonNode closePoll(Input input) {
        var chat = named.chat(input);
        var message = named.message(input, chat);
        var poll = world.polls().of(message);
        if (poll == null) {
            throw Rejection.badRequest("message is not a poll");
        }
        if (message.from() != named.user(input).id() || message.head() != null) {
            throw Rejection.forbidden("only an own poll can be closed");
        }
        if (!poll.closed()) {
            world.polls().close(poll);
            world.posts().show(chat, message);
        }
        return Views.seen(world, chat, message);
    }

    private JsonNode vote(Input input) {
        var chat = named.chat(input);
        var message = named.message(input, chat);
        var options = input.array("options")
                .valueStream()
                .map(option -> option.asInt(-1))
                .distinct()
                .sorted()
                .toList();
        world.polls().vote(named.user(input), chat, message, options);
        return Views.seen(world, chat, Objects.requireNonNull(chat.message(message.id())));
    }
}
