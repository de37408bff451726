package dev.krug.kernel;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What of a stored document may be shown: keys that begin with {@code _} never leave the server (MB-108). */
public final class Shown {

    private Shown() {}

    public static Map<String, @Nullable Object> of(Map<?, ?> document) {
        var shown = new LinkedHashMap<String, @Nullable Object>();
        document.forEach((key, value) -> {
            if (!String.valueOf(key).startsWith("_")) {
                shown.put(String.valueOf(key), value(value));
            }
        });
        return shown;
    }

    private static @Nullable Object value(@Nullable Object value) {
        return switch (value) {
            case Map<?, ?> map -> of(map);
            case List<?> list -> list(list);
            case null, default -> value;
        };
    }

    private static List<@Nullable Object> list(List<?> list) {
        var shown = new ArrayList<@Nullable Object>();
        list.forEach(element -> shown.add(value(element)));
        return shown;
    }
}
