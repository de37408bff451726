package dev.krug.admin.bot;

import dev.krug.admin.Administration;
import dev.krug.runtime.Words;
import java.util.Optional;
import java.util.Set;

/**
 * {@code grant U type [bot] [reason]} or {@code revoke U type [bot] reason}, the verb and the person in either order. A
 * word that ends with {@code _bot} or is {@code platform} is the bot.
 */
record BadgeWords(boolean grants, String whom, String type, String bot, String reason) {

    private static final Set<String> VERBS = Set.of("grant", "revoke");

    static Optional<BadgeWords> of(String text) {
        var words = Words.of(text);
        var second = words.next();
        var verbFirst = VERBS.contains(words.first());
        var verb = verbFirst ? words.first() : second.first();
        var whom = verbFirst ? second.first() : words.first();
        var badge = second.next();
        if (!VERBS.contains(verb) || !badge.first().matches("[a-z0-9_]{1,100}")) {
            return Optional.empty();
        }
        var maybeBot = badge.next();
        var namesBot = maybeBot.first().equals(Administration.PLATFORM)
                || maybeBot.first().matches("[a-z][a-z0-9_]{1,45}_bot");
        return Optional.of(new BadgeWords(
                verb.equals("grant"),
                whom,
                badge.first(),
                namesBot ? maybeBot.first() : Administration.PLATFORM,
                namesBot ? maybeBot.rest() : badge.rest()));
    }
}
