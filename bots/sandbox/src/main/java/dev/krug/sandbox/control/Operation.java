package dev.krug.sandbox.control;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Parameter;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.HttpMethod;
import tools.jackson.databind.JsonNode;

/**
 * One operation of the control interface. Its declaration makes the route, the checks and the documentation.
 *
 * @param path below {@code /sandbox/api}
 * @param action runs with the world's lock held
 */
record Operation(
        HttpMethod method, String path, String summary, List<Parameter> parameters, Function<Input, JsonNode> action) {

    static Operation get(String path, String summary, List<Parameter> parameters, Function<Input, JsonNode> action) {
        return new Operation(HttpMethod.GET, path, summary, parameters, action);
    }

    static Operation post(String path, String summary, List<Parameter> parameters, Function<Input, JsonNode> action) {
        return new Operation(HttpMethod.POST, path, summary, parameters, action);
    }

    static Operation put(String path, String summary, List<Parameter> parameters, Function<Input, JsonNode> action) {
        return new Operation(HttpMethod.PUT, path, summary, parameters, action);
    }

    static Operation patch(String path, String summary, List<Parameter> parameters, Function<Input, JsonNode> action) {
        return new Operation(HttpMethod.PATCH, path, summary, parameters, action);
    }

    static Operation delete(String path, String summary, List<Parameter> parameters, Function<Input, JsonNode> action) {
        return new Operation(HttpMethod.DELETE, path, summary, parameters, action);
    }
}
