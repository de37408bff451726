package dev.krug.sandbox.control;

import static dev.krug.sandbox.request.Parameter.object;
import static dev.krug.sandbox.request.Parameter.string;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.World;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What Mini Apps store in Telegram's cloud, per bot and user. */
record CloudStorage(World world, Named named) {

    private static final int MAX_KEYS = 1024;
    private static final int MAX_VALUE = 4096;

    List<Operation> all() {
        return List.of(Operation.post(
                "/mini-app/custom-method",
                "Cloud storage: saveStorageValue, getStorageValues, deleteStorageValues, getStorageKeys",
                List.of(Named.USER, Named.BOT, string("method").required(), object("params")),
                this::customMethod));
    }

    private JsonNode customMethod(Input input) { // CORE-430
        var store = world.cloud(named.bot(input).id(), named.user(input).id());
        var params = input.has("params") ? input.object("params") : Json.object();
        return switch (input.string("method")) {
            case "saveStorageValue" ->
                save(
                        store,
                        params.path("key").asString(""),
                        params.path("value").asString(""));
            case "getStorageValues" -> values(store, params.path("keys"));
            case "deleteStorageValues" -> delete(store, params.path("keys"));
            case "getStorageKeys" -> Json.of(store.keySet());
            default -> throw Rejection.badRequest("UNKNOWN_METHOD");
        };
    }

    private static JsonNode save(Map<String, String> store, String key, String value) {
        if (!key.matches("[A-Za-z0-9_-]{1,128}")) {
            throw Rejection.badRequest("KEY_INVALID");
        }
        if (value.length() > MAX_VALUE) {
            throw Rejection.badRequest("VALUE_INVALID");
        }
        if (store.size() >= MAX_KEYS && !store.containsKey(key)) {
            throw Rejection.badRequest("QUOTA_EXCEEDED");
        }
        store.put(key, value);
        return ControlApi.DONE;
    }

    private static JsonNode values(Map<String, String> store, JsonNode keys) {
        var found = Json.object();
        keys.forEach(key -> found.put(key.asString(""), store.getOrDefault(key.asString(""), "")));
        return found;
    }

    private static JsonNode delete(Map<String, String> store, JsonNode keys) {
        keys.forEach(key -> store.remove(key.asString("")));
        return ControlApi.DONE;
    }
}
