package dev.krug.sandbox.botapi.method.updates;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.Update;
import java.util.List;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

final class GetUpdates implements Method { // CORE-425

    private static final int MAX_LIMIT = 100;
    private static final int MAX_TIMEOUT_SECONDS = 50;

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.integer("offset"),
                Parameter.integer("limit"),
                Parameter.integer("timeout"),
                AllowedUpdates.PARAMETER);
    }

    @Override
    public Mono<JsonNode> run(Call call) {
        return Mono.defer(() -> call.world().locked(() -> poll(call))).map(GetUpdates::json);
    }

    @Override
    public JsonNode answer(Call call) {
        throw new UnsupportedOperationException("waits, so it answers by run");
    }

    private static Mono<List<Update>> poll(Call call) {
        var input = call.input();
        long limit = input.integer("limit", MAX_LIMIT);
        long timeout = Math.clamp(input.integer("timeout"), 0, MAX_TIMEOUT_SECONDS);
        AllowedUpdates.remember(call);
        return call.world()
                .updates()
                .poll(
                        call.bot(),
                        input.integer("offset"),
                        limit < 1 || limit > MAX_LIMIT ? MAX_LIMIT : (int) limit,
                        (int) timeout);
    }

    private static JsonNode json(List<Update> updates) {
        var all = Json.array();
        updates.forEach(update -> all.add(update.json()));
        return all;
    }
}
