package dev.krug.sandbox.control;

import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** The OpenAPI document of the control interface, made from the declarations that also make its routes. */
final class OpenApi {

    private OpenApi() {}

    static ObjectNode document(List<Operation> operations) {
        var document = Json.object().put("openapi", "3.1.0");
        document.putObject("info").put("title", "Krug sandbox").put("version", "1");
        document.putArray("servers").addObject().put("url", "/sandbox/api");
        var paths = document.putObject("paths");
        operations.forEach(operation -> paths.withObjectProperty(operation.path())
                .set(operation.method().name().toLowerCase(Locale.ROOT), describe(operation)));
        document.putObject("components").putObject("schemas").set("Error", error());
        return document;
    }

    private static ObjectNode describe(Operation operation) {
        var json = Json.object().put("summary", operation.summary());
        boolean hasBody = !operation.method().name().equals("GET");
        var parameters = Json.array();
        var body = Json.object().put("type", "object");
        var properties = body.putObject("properties");
        var required = Json.array();
        for (var parameter : operation.parameters()) {
            boolean inPath = operation.path().contains('{' + parameter.name() + '}');
            if (inPath || !hasBody) {
                parameters.add(parameter(parameter, inPath));
            } else {
                properties.set(parameter.name(), schema(parameter));
                if (parameter.missing() != null) {
                    required.add(parameter.name());
                }
            }
        }
        if (!parameters.isEmpty()) {
            json.set("parameters", parameters);
        }
        if (!properties.isEmpty()) {
            if (!required.isEmpty()) {
                body.set("required", required);
            }
            json.putObject("requestBody")
                    .putObject("content")
                    .putObject("application/json")
                    .set("schema", body);
        }
        json.set("responses", responses());
        return json;
    }

    private static ObjectNode parameter(Parameter parameter, boolean inPath) {
        var json = Json.object()
                .put("name", parameter.name())
                .put("in", inPath ? "path" : "query")
                .put("required", inPath || parameter.missing() != null);
        json.set("schema", schema(parameter));
        return json;
    }

    private static ObjectNode schema(Parameter parameter) {
        var schema = Json.object();
        if (!parameter.kind().schema().isEmpty()) {
            schema.put("type", parameter.kind().schema());
        }
        return schema;
    }

    private static ObjectNode responses() {
        var responses = Json.object();
        responses.putObject("200").put("description", "done; the result stands in result");
        responses
                .putObject("4XX")
                .put("description", "refused")
                .putObject("content")
                .putObject("application/json")
                .putObject("schema")
                .put("$ref", "#/components/schemas/Error");
        return responses;
    }

    private static ObjectNode error() {
        var schema = Json.object().put("type", "object");
        var properties = schema.putObject("properties");
        properties.putObject("ok").put("const", false);
        properties.putObject("error_code").put("type", "integer");
        properties.putObject("description").put("type", "string");
        schema.putArray("required").add("ok").add("error_code").add("description");
        return schema;
    }
}
