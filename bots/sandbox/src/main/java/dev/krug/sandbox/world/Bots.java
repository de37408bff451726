package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Rejection;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** The bots. Guarded by the lock of the {@link World}. */
public final class Bots {

    private final World world;

    Bots(World world) {
        this.world = world;
    }

    public Collection<BotAccount> all() {
        return world.state().bots.values();
    }

    public @Nullable BotAccount find(long id) {
        return world.state().bots.get(id);
    }

    public BotAccount get(long id) {
        var bot = find(id);
        if (bot == null) {
            throw Rejection.badRequest("bot not found");
        }
        return bot;
    }

    public @Nullable BotAccount named(String username) {
        return all().stream()
                .filter(bot -> bot.username().equalsIgnoreCase(username))
                .findFirst()
                .orElse(null);
    }

    public @Nullable BotAccount withToken(String token) {
        return all().stream()
                .filter(bot -> bot.token().equals(token))
                .findFirst()
                .orElse(null);
    }

    /** A new bot, if nobody has the username. */
    public BotAccount register(String username, String title, String emoji) {
        if (!username.matches("(?i)[a-z][a-z0-9_]{1,28}bot")) {
            throw Rejection.badRequest("username must consist of letters, digits and underscores and end in bot");
        }
        if (world.people().isTaken(username)) {
            throw Rejection.conflict("username is taken");
        }
        return add(username, title, emoji);
    }

    public BotAccount add(String username, String title, String emoji) {
        long id = world.people().newId();
        var bot = new BotAccount(id, Ids.token(id), username, emoji, Ids.updateNumber());
        bot.profile(BotAccount.Profile.NAME, "", title);
        world.state().bots.put(id, bot);
        changed(bot);
        return bot;
    }

    /** The old token is worth nothing from now on. */
    public void revokeToken(BotAccount bot) {
        bot.token(Ids.token(bot.id()));
        world.updates().end(bot, Rejection.of(401, "Unauthorized"));
        changed(bot);
    }

    /** Tells the pages that the bot looks different now. */
    public void changed(BotAccount bot) {
        world.events().publish("bots", 0, Views.bot(bot));
    }
}
