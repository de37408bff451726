package dev.krug.packs;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.json.JsonMapper;

/** Where something stands in a file, as editors count: both from 1. */
public record Spot(int line, int column) {

    /** Of no place in particular. */
    public static final Spot NOWHERE = new Spot(0, 0);

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public boolean isKnown() {
        return line > 0;
    }

    /** Where a text ends. */
    static Spot after(CharSequence text) {
        int line = 1;
        int column = 1;
        for (int i = 0; i < text.length(); i++) {
            boolean ends = text.charAt(i) == '\n';
            line += ends ? 1 : 0;
            column = ends ? 1 : column + 1;
        }
        return new Spot(line, column);
    }

    static Spot of(JacksonException malformed) {
        var location = malformed.getLocation();
        return location == null ? NOWHERE : of(location);
    }

    /** Where the pointers lead to; what is missing stands where it should have been. */
    static Map<String, Spot> of(String json, Set<String> pointers) {
        var wanted = new HashSet<String>();
        for (var pointer : pointers) {
            for (var place = pointer; wanted.add(place) && !place.isEmpty(); ) {
                place = parent(place);
            }
        }
        var met = new HashMap<String, Spot>();
        try (var parser = JSON.createParser(json)) {
            while (parser.nextToken() != null) {
                var place = parser.streamReadContext().pathAsPointer().toString();
                if (wanted.contains(place)) {
                    met.putIfAbsent(place, of(parser.currentTokenLocation()));
                }
            }
        }
        var spots = new HashMap<String, Spot>();
        for (var pointer : pointers) {
            var place = pointer;
            while (!met.containsKey(place) && !place.isEmpty()) {
                place = parent(place);
            }
            spots.put(pointer, requireNonNull(met.getOrDefault(place, NOWHERE)));
        }
        return spots;
    }

    private static String parent(String pointer) {
        return pointer.substring(0, pointer.lastIndexOf('/'));
    }

    private static Spot of(TokenStreamLocation location) {
        return new Spot(Math.max(location.getLineNr(), 0), Math.max(location.getColumnNr(), 0));
    }
}
