package dev.krug.sandbox.request;

import org.jspecify.annotations.Nullable;

/**
 * One declared parameter: its kind, its bounds and what the caller hears if it is wrong. The same declaration checks
 * the call and documents it.
 *
 * @param missing the reason told when it is absent; null if it may be
 */
public record Parameter(String name, Kind kind, @Nullable String missing, long min, long max, String wrong) {

    /** What a value must look like. */
    public enum Kind {
        STRING("string"),
        INTEGER("integer"),
        NUMBER("number"),
        BOOLEAN("boolean"),
        OBJECT("object"),
        ARRAY("array"),
        FILE("string"),
        ANY("");

        private final String schema;

        Kind(String schema) {
            this.schema = schema;
        }

        /** The type's name in JSON Schema; empty for any. */
        public String schema() {
            return schema;
        }
    }

    public static Parameter string(String name) {
        return new Parameter(name, Kind.STRING, null, 0, Long.MAX_VALUE, name + " is too long");
    }

    public static Parameter integer(String name) {
        return new Parameter(
                name, Kind.INTEGER, null, Long.MIN_VALUE, Long.MAX_VALUE, "invalid " + name + " specified");
    }

    public static Parameter number(String name) {
        return new Parameter(name, Kind.NUMBER, null, Long.MIN_VALUE, Long.MAX_VALUE, "invalid " + name + " specified");
    }

    public static Parameter bool(String name) {
        return new Parameter(name, Kind.BOOLEAN, null, 0, 0, "invalid " + name + " specified");
    }

    public static Parameter object(String name) {
        return new Parameter(name, Kind.OBJECT, null, 0, 0, "can't parse " + name + " JSON object");
    }

    public static Parameter array(String name) {
        return new Parameter(
                name, Kind.ARRAY, null, 0, Long.MAX_VALUE, "can't parse " + name + " JSON object: expected an Array");
    }

    public static Parameter file(String name) {
        return new Parameter(name, Kind.FILE, null, 0, 0, "wrong file identifier/HTTP URL specified");
    }

    public static Parameter any(String name) {
        return new Parameter(name, Kind.ANY, null, 0, 0, "");
    }

    public Parameter required() {
        return required("parameter \"" + name + "\" is required");
    }

    public Parameter required(String missing) {
        return new Parameter(name, kind, missing, min, max, wrong);
    }

    /** A refusal that is also told in other cases. */
    public Parameter required(Rejection missing) {
        return required(missing.reason());
    }

    /** Bounds of a number, or of the length of a text or list. */
    public Parameter within(long min, long max, String wrong) {
        return new Parameter(name, kind, missing, min, max, wrong);
    }

    void check(Input input) {
        if (!input.has(name)) {
            if (missing != null) {
                throw Rejection.badRequest(missing);
            }
            return;
        }
        switch (kind) {
            case STRING -> bound(input.string(name).length());
            case INTEGER -> bound(input.integer(name));
            case NUMBER -> bound(input.number(name));
            case OBJECT -> bound(input.object(name).isObject() ? 0 : 1);
            case ARRAY -> bound(input.array(name).size());
            case BOOLEAN, FILE, ANY -> {}
        }
    }

    private void bound(double value) {
        if (value < min || value > max) {
            throw Rejection.badRequest(wrong);
        }
    }

    private void bound(long value) {
        if (value < min || value > max) {
            throw Rejection.badRequest(wrong);
        }
    }
}
