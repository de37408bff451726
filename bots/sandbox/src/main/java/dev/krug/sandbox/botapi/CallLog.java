package dev.krug.sandbox.botapi;

import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.world.Events;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The latest calls with their answers, oldest first. Safe for concurrent use. */
public final class CallLog { // CORE-434

    private static final int SIZE = 5000;

    /** One call: when it came (sandbox clock, milliseconds), what was asked and what was answered. */
    public record Entry(
            long number,
            long atMillis,
            String bot,
            String method,
            ObjectNode parameters,
            int status,
            JsonNode answer) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Events events;
    private long count;

    public CallLog(Events events) {
        this.events = events;
    }

    synchronized void add(
            long atMillis, String bot, String method, ObjectNode parameters, int status, JsonNode answer) {
        var entry = new Entry(++count, atMillis, bot, method, parameters, status, answer);
        entries.add(entry);
        if (entries.size() > SIZE) {
            entries.remove();
        }
        if (!method.equalsIgnoreCase("getUpdates")) {
            events.publish("call", 0, (ObjectNode) Json.of(entry));
        }
    }

    public synchronized List<Entry> find(@Nullable String bot, @Nullable String method) {
        return entries.stream()
                .filter(entry -> bot == null || entry.bot().equalsIgnoreCase(bot))
                .filter(entry -> method == null
                        || entry.method().toLowerCase(Locale.ROOT).equals(method.toLowerCase(Locale.ROOT)))
                .toList();
    }

    public synchronized void clear() {
        entries.clear();
    }
}
