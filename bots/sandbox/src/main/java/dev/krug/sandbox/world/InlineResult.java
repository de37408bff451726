package dev.krug.sandbox.world;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One result of an inline query.
 *
 * @param shown what the person sees in the list, as the bot gave it
 * @param content what is sent if the result is chosen
 */
public record InlineResult(
        String id,
        ObjectNode shown,
        ObjectNode content,
        @Nullable ObjectNode markup) {}
