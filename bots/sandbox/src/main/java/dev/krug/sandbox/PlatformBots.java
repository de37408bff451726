package dev.krug.sandbox;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.sandbox.world.Seed.SeedBot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The platform's own bots, as a newcomer finds them. */
final class PlatformBots {

    private static final Messages MESSAGES = Messages.load(key -> {});

    private PlatformBots() {}

    static List<SeedBot> all() {
        return List.of(
                bot("spin_bot", "🌀", "sandbox.bots.spin_bot.title", "sandbox.bots.spin_bot.description"),
                bot("quiz_bot", "🧠", "sandbox.bots.quiz_bot.title", "sandbox.bots.quiz_bot.description"),
                bot(
                        "challenge_bot",
                        "🔥",
                        "sandbox.bots.challenge_bot.title",
                        "sandbox.bots.challenge_bot.description"));
    }

    private static SeedBot bot(String username, String emoji, String title, String description) {
        return new SeedBot(username, null, emoji, texts(title), texts(description));
    }

    private static Map<String, String> texts(String key) {
        var texts = new HashMap<>(Map.of("", MESSAGES.text(Language.EN, key)));
        for (var language : Language.values()) {
            texts.put(language.code(), MESSAGES.text(language, key));
        }
        return texts;
    }
}
