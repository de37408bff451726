package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Polls and votes. Call it with the world's lock held. */
public final class Polls {

    private final World world;

    Polls(World world) {
        this.world = world;
    }

    /** Makes a poll; the result goes into the content of a message. */
    public Poll create(long author, ObjectNode facts, @Nullable ArrayNode correct) {
        return put(new Poll(Ids.number(), author, facts, correct));
    }

    Poll copy(Poll poll, long author) {
        return put(poll.copy(Ids.number(), author));
    }

    public @Nullable Poll find(String id) {
        return world.state().polls.get(id);
    }

    /** The poll in a message. */
    public @Nullable Poll of(Message message) {
        return find(message.content().path("poll").path("id").asString(""));
    }

    /** A vote; none takes the vote back. */
    public void vote(Person person, Chat chat, Message message, List<Integer> options) {
        var poll = of(message);
        if (poll == null) {
            throw Rejection.badRequest("message is not a poll");
        }
        if (poll.closed()) {
            throw Rejection.badRequest("the poll is closed");
        }
        if (options.stream().anyMatch(option -> option < 0 || option >= poll.options())) {
            throw Rejection.badRequest("no such option");
        }
        if (options.size() > 1 && !poll.takesSeveral()) {
            throw Rejection.badRequest("the poll takes one option");
        }
        if (!poll.vote(person.id()).isEmpty() && !poll.revotable()) {
            throw Rejection.badRequest("the vote cannot be changed");
        }
        if (options.isEmpty()) {
            poll.votes().remove(person.id());
        } else {
            poll.votes().put(person.id(), options);
        }
        if (!poll.anonymous()) {
            tellVote(person, poll);
        }
        tell(poll);
        world.posts().show(chat, message);
    }

    private void tellVote(Person person, Poll poll) {
        var bot = world.bots().find(poll.author());
        if (bot != null) {
            var answer = Json.object().put("poll_id", poll.id());
            answer.set("user", Views.person(person));
            answer.set("option_ids", Json.of(poll.vote(person.id())));
            answer.set(
                    "option_persistent_ids",
                    Json.of(poll.vote(person.id()).stream().map(poll::optionId).toList()));
            world.updates().push(bot, person.id(), "poll_answer", answer);
        }
    }

    /** Only the bot that sent a poll hears of its votes; every page shows them. */
    private void tell(Poll poll) {
        world.events().publish("poll", 0, poll.json(true));
        var bot = world.bots().find(poll.author());
        if (bot != null) {
            world.updates().push(bot, 0, "poll", poll.json(true));
        }
    }

    public void close(Poll poll) {
        poll.close();
        tell(poll);
    }

    /** Closes the polls whose time is over. */
    void tick(long now) {
        world.state().polls.values().stream()
                .filter(poll -> poll.dueAt(now))
                .toList()
                .forEach(this::close);
    }

    private Poll put(Poll poll) {
        world.state().polls.put(poll.id(), poll);
        return poll;
    }
}
