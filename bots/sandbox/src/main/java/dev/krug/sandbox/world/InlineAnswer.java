package dev.krug.sandbox.world;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** What a bot answered to an inline query, and how long that may be used again. */
public record InlineAnswer(
        List<InlineResult> results,
        String nextOffset,
        boolean personal,
        long freshUntil,
        @Nullable ObjectNode button) {

    public @Nullable InlineResult result(String id) {
        return results.stream()
                .filter(result -> result.id().equals(id))
                .findFirst()
                .orElse(null);
    }
}
