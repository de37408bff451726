package dev.krug.web;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdScalarDeserializer;

/** Texts of requests: only JSON strings, and only what can be stored. */
public final class StrictText extends StdScalarDeserializer<String> {

    StrictText() {
        super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.hasToken(JsonToken.VALUE_STRING)) {
            return (String) context.handleUnexpectedToken(getValueType(context), parser);
        }
        var text = parser.getString();
        if (!isStorable(text)) {
            return (String) context.handleWeirdStringValue(String.class, text, "NUL or half a character");
        }
        return text;
    }

    /** False for NUL, which PostgreSQL does not store, and for halves of surrogate pairs. */
    public static boolean isStorable(String text) {
        return text.codePoints().noneMatch(point -> point == 0 || Character.getType(point) == Character.SURROGATE);
    }
}
