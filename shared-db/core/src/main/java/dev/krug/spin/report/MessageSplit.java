package dev.krug.spin.report;

import java.util.ArrayList;
import java.util.List;

/** Cuts a text at line ends into messages that Telegram takes. Every line must close the tags that it opens. */
public final class MessageSplit {

    static final int MAX_CHARS = 4096;

    private MessageSplit() {}

    public static List<String> split(String text) {
        var parts = new ArrayList<String>();
        var part = new StringBuilder();
        for (var line : text.split("\n", -1)) {
            for (var piece : pieces(line)) {
                if (!part.isEmpty() && part.length() + 1 + piece.length() > MAX_CHARS) {
                    add(parts, part);
                }
                part.append(part.isEmpty() ? "" : "\n").append(piece);
            }
        }
        add(parts, part);
        return List.copyOf(parts);
    }

    private static void add(List<String> parts, StringBuilder part) {
        if (!part.toString().isBlank()) {
            parts.add(part.toString());
        }
        part.setLength(0);
    }

    /** A single line beyond the limit is cut inside, but not inside a surrogate pair or an entity. */
    private static List<String> pieces(String line) {
        var pieces = new ArrayList<String>();
        int from = 0;
        while (line.length() - from > MAX_CHARS) {
            int to = from + MAX_CHARS;
            int entity = line.lastIndexOf('&', to - 1);
            if (entity > to - 10 && entity > from && line.indexOf(';', entity) >= to) {
                to = entity;
            } else if (Character.isHighSurrogate(line.charAt(to - 1))) {
                to--;
            }
            pieces.add(line.substring(from, to));
            from = to;
        }
        pieces.add(line.substring(from));
        return pieces;
    }
}
