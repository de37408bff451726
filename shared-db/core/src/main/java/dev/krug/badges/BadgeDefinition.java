package dev.krug.badges;

import org.jspecify.annotations.Nullable;

/**
 * A badge of a bot's catalogue. Its texts are {@code <domain>.badge.<type>.title} and {@code .description}, where the
 * domain is that of the bot's texts.
 *
 * @param condition an expression over the bot's variables, for people and for progress bars; null when a bot decides
 *     by code
 */
public record BadgeDefinition(
        String botName,
        String type,
        String emoji,
        String textDomain,
        @Nullable String condition,
        int xpReward) {}
