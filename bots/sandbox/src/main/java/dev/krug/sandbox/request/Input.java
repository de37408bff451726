package dev.krug.sandbox.request;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The values of one call. They may have come as query, form, multipart or JSON: numbers, booleans and objects may be
 * strings. Reading a value as what it is not is a {@link Rejection}.
 */
public final class Input { // CORE-421

    private final Map<String, JsonNode> values;
    private final Map<String, Upload> uploads;
    private final boolean attachedByName;
    private Map<String, Parameter> declared = Map.of();

    public Input(Map<String, JsonNode> values, Map<String, Upload> uploads) {
        this(values, uploads, true);
    }

    private Input(Map<String, JsonNode> values, Map<String, Upload> uploads, boolean attachedByName) {
        this.values = values;
        this.uploads = uploads;
        this.attachedByName = attachedByName;
    }

    /** Checks all declared parameters in their order; the first wrong one is told. */
    public Input check(List<Parameter> parameters) {
        var known = new HashMap<String, Parameter>();
        parameters.forEach(parameter -> known.put(parameter.name(), parameter));
        declared = known;
        parameters.forEach(parameter -> parameter.check(this));
        return this;
    }

    public boolean has(String name) {
        var value = values.get(name);
        return value != null
                        && !value.isNull()
                        && !(value.isString() && value.stringValue().isEmpty())
                || attachedByName && uploads.containsKey(name);
    }

    public String string(String name) {
        return string(name, "");
    }

    public String string(String name, String fallback) {
        var value = optional(name);
        return value == null ? fallback : value;
    }

    public @Nullable String optional(String name) {
        var value = values.get(name);
        if (value == null || value.isNull()) {
            return null;
        }
        return value.isContainer() ? value.toString() : value.asString();
    }

    public long integer(String name) {
        return integer(name, 0);
    }

    public long integer(String name, long fallback) {
        var value = values.get(name);
        if (value == null || !has(name)) {
            return fallback;
        }
        try {
            if (value.isIntegralNumber() && value.canConvertToLong()) {
                return value.longValue();
            }
            if (value.isString()) {
                return Long.parseLong(value.stringValue().strip());
            }
        } catch (NumberFormatException notANumber) {
            throw wrong(name);
        }
        throw wrong(name);
    }

    public double number(String name) {
        var value = values.get(name);
        try {
            if (value != null && (value.isNumber() || value.isString())) {
                double number = value.isNumber()
                        ? value.doubleValue()
                        : Double.parseDouble(value.stringValue().strip());
                if (Double.isFinite(number)) {
                    return number;
                }
            }
        } catch (NumberFormatException notANumber) {
            throw wrong(name);
        }
        throw wrong(name);
    }

    public boolean bool(String name) {
        return switch (string(name).strip().toLowerCase(java.util.Locale.ROOT)) {
            case "true", "1", "yes", "t", "y" -> true;
            default -> false;
        };
    }

    public ObjectNode object(String name) {
        return parsed(name) instanceof ObjectNode object ? object : fail(name);
    }

    public ArrayNode array(String name) {
        return parsed(name) instanceof ArrayNode array ? array : fail(name);
    }

    /** The value as it came; a string that holds JSON is not parsed. */
    public @Nullable JsonNode raw(String name) {
        return values.get(name);
    }

    /** The file of a parameter: sent under its name, or under another one that {@code attach://} names. */
    public @Nullable Upload upload(String name) {
        var reference = optional(name);
        return reference != null && reference.startsWith("attach://")
                ? uploads.get(reference.substring("attach://".length()))
                : attachedByName ? uploads.get(name) : null;
    }

    /** The fields of an object in this call; files of the call stand in it by {@code attach://}. */
    public Input within(ObjectNode object) {
        var fields = new HashMap<String, JsonNode>();
        object.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        return new Input(fields, uploads, false);
    }

    /** All values for the log; files are told by name and size. */
    public ObjectNode summary() {
        var all = Json.object();
        values.forEach(all::set);
        uploads.forEach(
                (name, file) -> all.put(name, "<file " + file.fileName() + ", " + file.content().length + " bytes>"));
        return all;
    }

    private @Nullable JsonNode parsed(String name) {
        var value = values.get(name);
        if (value == null || !value.isString()) {
            return value;
        }
        try {
            return Json.MAPPER.readTree(value.stringValue());
        } catch (JacksonException notJson) {
            throw wrong(name);
        }
    }

    private <T> T fail(String name) {
        throw wrong(name);
    }

    private Rejection wrong(String name) {
        var parameter = declared.get(name);
        return Rejection.badRequest(parameter == null ? "invalid " + name + " specified" : parameter.wrong());
    }
}
