package dev.krug.spin.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A pattern of words: {@code a|b} one word of these, {@code x*} a word that begins so, {@code ..n} up to n words of any
 * kind, {@code ^} the beginning. All readings are followed at once in the bits of one long, so a match takes one pass
 * over the words and never goes back.
 */
final class Cue { // MB-505

    private static final int MAX_ITEMS = 62;

    private final String source;
    private final List<Item> items;
    private final long[] reach;
    private final boolean anchored;

    private Cue(String source, List<Item> items, boolean anchored) {
        this.source = source;
        this.items = items;
        this.anchored = anchored;
        this.reach = reach(items);
    }

    static Cue compile(String source) {
        var items = new ArrayList<Item>();
        var parts = Arrays.asList(source.strip().split("\\s+"));
        boolean anchored = parts.getFirst().equals("^");
        for (var part : anchored ? parts.subList(1, parts.size()) : parts) {
            if (part.startsWith("..")) {
                int gap = Integer.parseInt(part.substring(2));
                for (int i = 0; i < gap; i++) {
                    items.add(Item.ANY);
                }
            } else {
                items.add(Item.of(part));
            }
        }
        if (items.size() > MAX_ITEMS || items.stream().allMatch(Item::optional)) {
            throw new IllegalArgumentException("Not a cue: " + source);
        }
        return new Cue(source.strip(), List.copyOf(items), anchored);
    }

    boolean matches(List<String> words) {
        return end(words) >= 0;
    }

    /** How many words stand up to the end of the first match; -1 without one. */
    int end(List<String> words) {
        long found = 1L << items.size();
        long waiting = reach[0];
        for (int at = 0; at < words.size() && waiting != 0; at++) {
            waiting = step(waiting, words.get(at));
            if ((waiting & found) != 0) {
                return at + 1;
            }
            if (!anchored) {
                waiting |= reach[0];
            }
        }
        return -1;
    }

    private long step(long waiting, String word) {
        long next = 0;
        for (long rest = waiting; rest != 0; rest &= rest - 1) {
            int item = Long.numberOfTrailingZeros(rest);
            if (items.get(item).takes(word)) {
                next |= reach[item + 1];
            }
        }
        return next;
    }

    /** From each place also every place that optional items let us skip to. */
    private static long[] reach(List<Item> items) {
        var reach = new long[items.size() + 1];
        reach[items.size()] = 1L << items.size();
        for (int i = items.size() - 1; i >= 0; i--) {
            reach[i] = 1L << i | (items.get(i).optional() ? reach[i + 1] : 0);
        }
        return reach;
    }

    @Override
    public String toString() {
        return source;
    }

    private record Item(boolean optional, Set<String> words, List<String> beginnings) {

        static final Item ANY = new Item(true, Set.of(), List.of());

        static Item of(String alternatives) {
            var parts = List.of(alternatives.split("\\|"));
            return new Item(
                    false,
                    parts.stream().filter(part -> !part.endsWith("*")).collect(Collectors.toUnmodifiableSet()),
                    parts.stream()
                            .filter(part -> part.endsWith("*"))
                            .map(part -> part.substring(0, part.length() - 1))
                            .toList());
        }

        boolean takes(String word) {
            return optional || words.contains(word) || beginnings.stream().anyMatch(word::startsWith);
        }
    }
}
