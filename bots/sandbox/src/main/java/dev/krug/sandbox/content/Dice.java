package dev.krug.sandbox.content;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import java.security.SecureRandom;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** Emoji with a random value. */
final class Dice {

    private static final Map<String, Integer> HIGHEST = Map.of("🎲", 6, "🎯", 6, "🎳", 6, "🏀", 5, "⚽", 5, "🎰", 64);
    private static final SecureRandom RANDOM = new SecureRandom();

    private Dice() {}

    static ObjectNode roll(Input input) {
        var emoji = input.has("emoji") ? input.string("emoji").replace("\uFE0F", "") : "🎲";
        var highest = HIGHEST.get(emoji);
        if (highest == null) {
            throw Rejection.badRequest("wrong dice emoji specified");
        }
        var content = Json.object();
        content.putObject("dice").put("emoji", emoji).put("value", 1 + RANDOM.nextInt(highest));
        return content;
    }
}
