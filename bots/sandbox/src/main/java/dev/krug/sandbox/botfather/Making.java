package dev.krug.sandbox.botfather;

import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.BotAccount;
import java.util.Map;

/** The way to a new bot: its name, then its username, then its token. */
final class Making {

    private static final int CONFLICT = 409;
    private static final int MAX_NAME = 64;
    private static final String EMOJI = "🤖";

    private Making() {}

    static Step begin(Talk talk) {
        talk.say("botfather.new.name");
        return Making::named;
    }

    private static Step named(Talk talk, String name) {
        if (name.isEmpty() || name.length() > MAX_NAME) {
            talk.say("botfather.wrong.length", Map.of("count", MAX_NAME), null);
            return Making::named;
        }
        talk.say("botfather.new.username");
        return (then, username) -> finish(then, name, username);
    }

    private static Step finish(Talk talk, String name, String username) {
        try {
            var bot = talk.world().bots().register(username.replaceFirst("^@", ""), name, EMOJI);
            talk.say("botfather.new.done", facts(bot), null);
            return Step.NONE;
        } catch (Rejection refused) {
            talk.say(refused.code() == CONFLICT ? "botfather.new.taken" : "botfather.new.wrong");
            return (then, again) -> finish(then, name, again);
        }
    }

    static Map<String, String> facts(BotAccount bot) {
        return Map.of("bot", bot.username(), "token", bot.token());
    }
}
