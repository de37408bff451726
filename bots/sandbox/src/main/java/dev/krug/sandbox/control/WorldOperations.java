package dev.krug.sandbox.control;

import static dev.krug.sandbox.request.Parameter.bool;
import static dev.krug.sandbox.request.Parameter.integer;
import static dev.krug.sandbox.request.Parameter.string;

import dev.krug.sandbox.botapi.CallLog;
import dev.krug.sandbox.botapi.FloodLimits;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.botapi.Methods;
import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.World;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The world as a whole: clock, logs, limits, saving. */
record WorldOperations(World world, FloodLimits limits, CallLog calls, Runnable keep) {

    private static final int MAX_ENTRIES = 1000;
    private static final long MAX_ADVANCE_SECONDS = 366L * 24 * 3600 * 10;

    List<Operation> all() {
        return List.of(
                Operation.get("/clock", "The clock", List.of(), this::clock),
                Operation.put(
                        "/clock",
                        "Freezes, resumes, sets (ISO 8601) or advances the clock",
                        List.of(
                                bool("frozen"),
                                string("now"),
                                integer("advance_seconds")
                                        .within(0, MAX_ADVANCE_SECONDS, "advance_seconds must be 0 to ten years")),
                        this::setClock),
                Operation.get("/limits", "Whether Telegram's limits hold", List.of(), this::limits),
                Operation.put(
                        "/limits",
                        "Switches Telegram's limits",
                        List.of(bool("enabled").required()),
                        this::setLimits),
                Operation.get(
                        "/calls",
                        "The latest calls, oldest first",
                        List.of(string("bot"), string("method"), integer("after")),
                        this::calls),
                Operation.get("/updates", "The latest updates, oldest first", List.of(string("bot")), this::updates),
                Operation.get("/methods", "The methods that are simulated", List.of(), this::methods),
                Operation.post("/reset", "Begins anew; tokens stay", List.of(), this::reset),
                Operation.post("/save", "Everything as one document, also written down", List.of(), this::save),
                Operation.post(
                        "/load",
                        "Replaces everything by a saved document",
                        List.of(Parameter.object("world").required()),
                        this::load));
    }

    private JsonNode clock(Input input) {
        return Json.object()
                .put("now", world.clock().instant().toString())
                .put("frozen", world.clock().isFrozen());
    }

    private JsonNode setClock(Input input) {
        if (input.has("now")) {
            try {
                world.clock().set(Instant.parse(input.string("now")));
            } catch (DateTimeException notAnInstant) {
                throw Rejection.badRequest("now must look like 2026-01-31T12:00:00Z");
            }
        }
        if (input.has("frozen")) {
            if (input.bool("frozen")) {
                world.clock().freeze();
            } else {
                world.clock().resume();
            }
        }
        world.clock().advance(Duration.ofSeconds(input.integer("advance_seconds")));
        world.tick();
        world.events().publish("clock", 0, Json.object());
        return clock(input);
    }

    private JsonNode limits(Input input) {
        return Json.object().put("enabled", limits.enabled());
    }

    private JsonNode setLimits(Input input) {
        limits.enable(input.bool("enabled"));
        return limits(input);
    }

    private JsonNode calls(Input input) {
        var found = calls.find(input.optional("bot"), input.optional("method")).stream()
                .filter(call -> call.number() > input.integer("after"))
                .toList();
        return Json.of(found.subList(Math.max(0, found.size() - MAX_ENTRIES), found.size()));
    }

    private JsonNode updates(Input input) {
        var all = Json.array();
        world.updates().log().forEach(logged -> {
            var bot = world.bots().find(logged.bot());
            if (bot != null && (!input.has("bot") || bot.username().equalsIgnoreCase(input.string("bot")))) {
                all.add(logged.update()
                        .json()
                        .put("bot", bot.username())
                        .put("at", logged.update().at()));
            }
        });
        return all;
    }

    private JsonNode methods(Input input) {
        var all = Json.array();
        Methods.all().forEach(method -> all.add(describe(method)));
        return all;
    }

    private static ObjectNode describe(Method method) {
        var json = Json.object().put("name", method.name()).put("subject", method.subject());
        var parameters = json.putArray("parameters");
        method.parameters()
                .forEach(parameter -> parameters
                        .addObject()
                        .put("name", parameter.name())
                        .put("type", parameter.kind().schema())
                        .put("required", parameter.missing() != null));
        return json;
    }

    private JsonNode reset(Input input) {
        world.reset();
        world.updates().clearLog();
        calls.clear();
        return ControlApi.DONE;
    }

    private JsonNode save(Input input) {
        keep.run();
        return Json.MAPPER.readTree(world.save());
    }

    private JsonNode load(Input input) {
        world.load(input.object("world").toString());
        return ControlApi.DONE;
    }
}
