package dev.krug.admin.bot;

import dev.krug.admin.Administration;
import java.util.Optional;
import java.util.Set;

/**
 * {@code grant U type [bot] [reason]} or {@code revoke U type [bot] reason}, the verb and the person in either order. A
 * word that ends with {@code _bot} or is {@code platform} is the bot.
 */
record BadgeWords(boolean grants, String whom, String type, String bot, String reason) {

    private static final Set<String> VERBS = Set.of("grant", "revoke");

    static Optional<BadgeWords> of(String text) {
        var words = VerbWords.of(text, VERBS);
        var badge = words.rest();
        if (words.verb().isEmpty() || !badge.first().matches("[a-z0-9_]{1,100}")) {
            return Optional.empty();
        }
        var maybeBot = badge.next();
        var namesBot = maybeBot.first().equals(Administration.PLATFORM)
                || maybeBot.first().matches("[a-z][a-z0-9_]{1,45}_bot");
        return Optional.of(new BadgeWords(
                words.verb().equals("grant"),
                words.whom(),
                badge.first(),
                namesBot ? maybeBot.first() : Administration.PLATFORM,
                namesBot ? maybeBot.rest() : badge.rest()));
    }
}
