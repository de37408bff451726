package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A poll with its votes. Guarded by the lock of the {@link World}. */
public final class Poll {

    private String id = "";
    private long bot;
    private ObjectNode facts = Json.object();
    private ArrayNode correct = Json.array();
    private Map<Long, List<Integer>> votes = new LinkedHashMap<>();
    private boolean closed;

    Poll() {}

    /**
     * A poll that is about to be sent.
     *
     * @param facts what never changes, in Telegram's own fields
     * @param correct the right options of a quiz, which only those see who voted
     */
    Poll(String id, long author, ObjectNode facts, @Nullable ArrayNode correct) {
        this.id = id;
        this.bot = author;
        this.facts = facts;
        this.correct = correct == null ? Json.array() : correct;
        this.closed = facts.path("is_closed").asBoolean(false);
    }

    public String id() {
        return id;
    }

    /** Who sent it first. */
    long author() {
        return bot;
    }

    public boolean closed() {
        return closed;
    }

    void close() {
        closed = true;
    }

    public boolean anonymous() {
        return facts.path("is_anonymous").asBoolean();
    }

    boolean takesSeveral() {
        return facts.path("allows_multiple_answers").asBoolean();
    }

    boolean revotable() {
        return facts.path("allows_revoting").asBoolean();
    }

    int options() {
        return facts.path("options").size();
    }

    boolean dueAt(long now) {
        return !closed && facts.path("close_date").asLong(Long.MAX_VALUE) <= now;
    }

    Map<Long, List<Integer>> votes() {
        return votes;
    }

    /** What somebody voted for. */
    public List<Integer> vote(long user) {
        return votes.getOrDefault(user, List.of());
    }

    String optionId(int option) {
        return facts.path("options").path(option).path("persistent_id").asString("");
    }

    /** The poll as it stands. */
    public ObjectNode json(boolean showsCorrect) {
        var json = facts.deepCopy().put("id", id).put("is_closed", closed).put("total_voter_count", votes.size());
        for (int i = 0; i < options(); i++) {
            int option = i;
            ((ObjectNode) json.path("options").path(i))
                    .put(
                            "voter_count",
                            votes.values().stream()
                                    .filter(vote -> vote.contains(option))
                                    .count());
        }
        if (!correct.isEmpty() && (showsCorrect || closed)) {
            json.set("correct_option_ids", correct);
        }
        return json;
    }

    /** A poll that asks the same again. */
    Poll copy(String newId, long author) {
        return new Poll(newId, author, facts.deepCopy(), correct);
    }
}
