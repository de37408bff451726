package dev.krug.runtime;

/**
 * The argument of a command, taken apart word by word from the left.
 *
 * @param first empty when there is none
 * @param rest what follows it
 */
public record Words(String first, String rest) {

    public static Words of(String text) {
        var parts = text.strip().split("\\s+", 2);
        return new Words(parts[0], parts.length > 1 ? parts[1].strip() : "");
    }

    /** The words behind the first one. */
    public Words next() {
        return of(rest);
    }
}
