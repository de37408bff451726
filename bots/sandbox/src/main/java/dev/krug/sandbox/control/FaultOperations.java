package dev.krug.sandbox.control;

import static dev.krug.sandbox.request.Parameter.integer;
import static dev.krug.sandbox.request.Parameter.string;

import dev.krug.sandbox.botapi.Fault;
import dev.krug.sandbox.botapi.Faults;
import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Orders what shall go wrong. */
record FaultOperations(Faults faults) {

    private static final int MAX_DELAY_MILLIS = 600_000;

    List<Operation> all() {
        return List.of(
                Operation.get("/faults", "The faults that still wait", List.of(), this::list),
                Operation.put(
                        "/faults",
                        "Orders a fault for the next calls: " + kinds(),
                        List.of(
                                string("kind").required(),
                                string("bot"),
                                integer("chat"),
                                string("method"),
                                integer("times").within(1, 1_000_000, "times must be 1-1000000"),
                                integer("retry_after").within(1, 3600, "retry_after must be 1-3600"),
                                integer("delay_ms").within(0, MAX_DELAY_MILLIS, "delay_ms must be 0-600000")),
                        this::order),
                Operation.delete("/faults", "Takes all orders back", List.of(), this::clear));
    }

    private static String kinds() {
        return String.join(
                ", ",
                Arrays.stream(Fault.Kind.values())
                        .map(kind -> kind.name().toLowerCase(Locale.ROOT))
                        .toList());
    }

    private JsonNode list(Input input) {
        return Json.of(faults.all());
    }

    private JsonNode order(Input input) {
        faults.add(new Fault(
                kind(input.string("kind")),
                input.optional("bot"),
                input.has("chat") ? input.integer("chat") : null,
                input.optional("method"),
                (int) input.integer("times", 1),
                (int) input.integer("retry_after", 1),
                (int) input.integer("delay_ms", 0)));
        return list(input);
    }

    private static Fault.Kind kind(String name) {
        return Arrays.stream(Fault.Kind.values())
                .filter(kind -> kind.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> Rejection.badRequest("kind must be one of " + kinds()));
    }

    private JsonNode clear(Input input) {
        faults.clear();
        return list(input);
    }
}
