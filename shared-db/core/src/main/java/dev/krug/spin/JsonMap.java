package dev.krug.spin;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON object read with patience: a missing or odd value is its default, as imported sessions may be anything. */
record JsonMap(Map<String, ?> values) {

    private static final DateTimeFormatter UTC = DateTimeFormatter.ISO_LOCAL_DATE_TIME.withZone(ZoneOffset.UTC);

    String text(String key) {
        return values.get(key) instanceof String text ? text : "";
    }

    @Nullable
    String textOrNull(String key) {
        return values.get(key) instanceof String text ? text : null;
    }

    int count(String key) {
        return Math.clamp(number(key), 0, Integer.MAX_VALUE);
    }

    long number(String key) {
        var value = values.get(key);
        if (value instanceof Number number) {
            return number.longValue();
        }
        try {
            return value instanceof String text ? Long.parseLong(text) : 0;
        } catch (NumberFormatException notANumber) {
            return 0;
        }
    }

    boolean flag(String key) {
        return Boolean.TRUE.equals(values.get(key));
    }

    boolean has(String key) {
        return values.get(key) != null;
    }

    /** ISO instants, ISO date-times without a zone as UTC, or seconds since 1970. */
    @Nullable
    Instant instant(String key) {
        var value = values.get(key);
        try {
            if (value instanceof Number seconds) {
                return seconds.doubleValue() > 0 ? Instant.ofEpochMilli((long) (seconds.doubleValue() * 1000)) : null;
            }
            return value instanceof String text ? parse(text) : null;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static Instant parse(String text) {
        return text.endsWith("Z") || text.contains("+")
                ? Instant.parse(text)
                : UTC.parse(text, Instant::from); // MB-903: a time without a zone is UTC
    }

    JsonMap object(String key) {
        return new JsonMap(asObject(values.get(key)));
    }

    List<JsonMap> objects(String key) {
        return values.get(key) instanceof List<?> list
                ? list.stream()
                        .filter(Map.class::isInstance)
                        .map(item -> new JsonMap(asObject(item)))
                        .toList()
                : List.of();
    }

    List<String> texts(String key) {
        return values.get(key) instanceof List<?> list
                ? list.stream()
                        .filter(String.class::isInstance)
                        .map(String.class::cast)
                        .toList()
                : List.of();
    }

    private static Map<String, Object> asObject(@Nullable Object value) {
        var object = new LinkedHashMap<String, Object>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, item) -> {
                if (key instanceof String name && item != null) {
                    object.put(name, item);
                }
            });
        }
        return object;
    }
}
