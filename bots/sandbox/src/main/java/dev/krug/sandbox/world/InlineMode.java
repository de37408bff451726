package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Bots that are asked from any chat, and messages sent through them. Call it with the world's lock held. */
public final class InlineMode {

    /** A Mini App that was opened with a query id, through which its bot may send one message. */
    public record WebAppQuery(long bot, long user, ChatKey chat, long at) {}

    private static final int MAX_QUERIES = 10_000;

    private final World world;
    private final Map<String, InlineQuery> queries = bounded();
    private final Map<String, InlineAnswer> answers = bounded();
    private final Map<String, InlineAnswer> cache = bounded();
    private final Map<String, WebAppQuery> webApps = new HashMap<>();

    InlineMode(World world) {
        this.world = world;
    }

    private static <V> Map<String, V> bounded() {
        return new LinkedHashMap<>() {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > MAX_QUERIES;
            }
        };
    }

    /** Asks a bot; a fresh answer to the same question is used again. */
    public InlineQuery ask(Person person, BotAccount bot, String text, String offset, String chatType) {
        if (!bot.settings().inline()) {
            throw Rejection.badRequest("inline mode is disabled for the bot");
        }
        var query = new InlineQuery(Ids.number(), bot.id(), person.id(), text, offset, world.now());
        queries.put(query.id(), query);
        var known = fresh(query);
        if (known != null) {
            answers.put(query.id(), known);
            return query;
        }
        var update = Json.object().put("id", query.id());
        update.set("from", Views.person(person));
        update.put("query", text).put("offset", offset).put("chat_type", chatType);
        world.updates().push(bot, person.id(), "inline_query", update);
        return query;
    }

    private @Nullable InlineAnswer fresh(InlineQuery query) {
        var own = cache.get(query.cacheKey(true));
        var answer = own != null ? own : cache.get(query.cacheKey(false));
        return answer != null && answer.freshUntil() > world.now() ? answer : null;
    }

    public @Nullable InlineQuery query(String id) {
        return queries.get(id);
    }

    public void answer(InlineQuery query, InlineAnswer answer) {
        answers.put(query.id(), answer);
        cache.put(query.cacheKey(answer.personal()), answer);
        world.events().publish("inline_answer", query.user(), Json.object().put("query_id", query.id()));
    }

    public @Nullable InlineAnswer answerTo(String query) {
        return answers.get(query);
    }

    /** Sends a result into a chat; the bot hears of it if it wants to. */
    public Message choose(Person person, Chat chat, InlineQuery query, InlineResult result) {
        var bot = world.bots().get(query.bot());
        var message = send(person, chat, bot, result);
        if (bot.settings().inlineFeedback()) {
            var chosen = Json.object().put("result_id", result.id());
            chosen.set("from", Views.person(person));
            chosen.put("query", query.query());
            if (message.inlineId() != null) {
                chosen.put("inline_message_id", message.inlineId());
            }
            world.updates().push(bot, person.id(), "chosen_inline_result", chosen);
        }
        return message;
    }

    /** Sends a result on behalf of a person. Only one with a keyboard can be changed later. */
    public Message send(Person person, Chat chat, BotAccount bot, InlineResult result) {
        var markup = result.markup();
        var id = markup == null ? null : Ids.opaque("BAAA", 12);
        var message = world.posts()
                .byPerson(
                        person,
                        chat,
                        new Message.Draft(result.content().deepCopy(), null, markup, 0, false, bot.id(), id));
        if (id != null) {
            world.state().inlineMessages.put(id, new InlineMessage(bot.id(), chat.key(), message.id()));
        }
        return message;
    }

    public @Nullable InlineMessage message(String id) {
        return world.state().inlineMessages.get(id);
    }

    public void openWebApp(String id, WebAppQuery query) {
        webApps.put(id, query);
    }

    public @Nullable WebAppQuery takeWebApp(String id) {
        return webApps.remove(id);
    }

    public String prepare(PreparedMessage message) {
        var id = Ids.letters(16);
        world.state().prepared.put(id, message);
        return id;
    }

    public @Nullable PreparedMessage prepared(String id) {
        return world.state().prepared.get(id);
    }

    /** What is kept of an answer for the person who asked. */
    public ObjectNode view(InlineAnswer answer) {
        var json = Json.object();
        var results = json.putArray("results");
        answer.results().forEach(result -> results.add(result.shown()));
        json.put("next_offset", answer.nextOffset()).put("is_personal", answer.personal());
        if (answer.button() != null) {
            json.set("button", answer.button());
        }
        return json;
    }

    void clear() {
        queries.clear();
        answers.clear();
        cache.clear();
        webApps.clear();
    }
}
