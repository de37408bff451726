package dev.krug.packs;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a pack that came without one.
 *
 * @param content null when there are errors
 */
public record PackPart<T>(@Nullable T content, List<Finding> errors) {

    /** Checks one JSON object as the reader would check it within a pack. */
    public static <T> PackPart<T> read(String json, Function<Place, T> reader) {
        var source = PackSource.ofText(json);
        var tree = source.tree();
        if (tree == null) {
            return new PackPart<>(null, source.errors());
        }
        var findings = new Findings();
        var content = reader.apply(new Place(tree, "", findings).object());
        return findings.errors().isEmpty()
                ? new PackPart<>(content, List.of())
                : new PackPart<>(null, List.copyOf(findings.errors()));
    }
}
