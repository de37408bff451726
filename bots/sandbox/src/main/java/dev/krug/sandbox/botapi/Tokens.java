package dev.krug.sandbox.botapi;

import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.BotAccount;
import dev.krug.sandbox.world.World;
import java.util.regex.Pattern;

/** Who calls. */
record Tokens(World world) { // CORE-422

    private static final Pattern SHAPE = Pattern.compile("\\d{1,19}:[A-Za-z0-9_-]+");

    BotAccount bot(String token) {
        if (!SHAPE.matcher(token).matches()) {
            throw Rejection.of(401, "Unauthorized: invalid token specified");
        }
        var bot = world.locked(() -> world.bots().withToken(token));
        if (bot == null) {
            throw Rejection.of(401, "Unauthorized");
        }
        return bot;
    }

    /** Refuses whoever is no bot. */
    void check(String token) {
        var unused = bot(token);
    }

    /** A wrong token is told before a wrong body. */
    Rejection firstOf(String token, Rejection wrongBody) {
        check(token);
        return wrongBody;
    }
}
