package dev.krug.sandbox.schema;

import dev.krug.sandbox.NodeOracle;
import dev.krug.sandbox.request.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The Bot API's own schema, asked through Node. It is installed by npm from the lock file beside it. */
final class Schema implements AutoCloseable {

    private final NodeOracle oracle = new NodeOracle("npm/schema", "validate.mjs");

    /** What is wrong with a value; nothing if it is as the schema says. */
    List<String> problems(String type, JsonNode value) {
        var question = Json.object().put("schema", "z" + type);
        question.set("value", value);
        return strings(oracle.ask(question));
    }

    List<String> parameters(String method) {
        return strings(oracle.ask(Map.of("method", method)).path("all"));
    }

    List<String> required(String method) {
        return strings(oracle.ask(Map.of("method", method)).path("required"));
    }

    private static List<String> strings(JsonNode array) {
        var all = new ArrayList<String>();
        array.forEach(one -> all.add(one.asString()));
        return all;
    }

    @Override
    public void close() {
        oracle.close();
    }
}
