package dev.krug.sandbox.text;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One of the few references to characters that Telegram's HTML knows; the semicolon may be missing. */
record CharacterReference(int codePoint, int length) {

    private static final Pattern SHAPE = Pattern.compile("&(?:#x([0-9a-fA-F]{1,6})|#(\\d{1,7})|([A-Za-z]+));?");

    static @Nullable CharacterReference at(String source, int index) {
        var matcher = SHAPE.matcher(source).region(index, source.length());
        if (!matcher.lookingAt()) {
            return null;
        }
        int code = code(matcher.group(1), matcher.group(2), matcher.group(3));
        return code <= 0 || code >= Character.MAX_CODE_POINT || code >= 0xD800 && code <= 0xDFFF
                ? null
                : new CharacterReference(code, matcher.end() - index);
    }

    private static int code(@Nullable String hex, @Nullable String decimal, @Nullable String name) {
        if (hex != null) {
            return Integer.parseInt(hex, 16);
        }
        if (decimal != null) {
            return Integer.parseInt(decimal);
        }
        return switch (name == null ? "" : name) {
            case "lt" -> '<';
            case "gt" -> '>';
            case "amp" -> '&';
            case "quot" -> '"';
            default -> 0;
        };
    }
}
