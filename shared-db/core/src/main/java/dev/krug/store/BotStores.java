package dev.krug.store;

import dev.krug.badges.Badges;
import dev.krug.sessions.BotSessions;
import dev.krug.telegram.Bots;
import dev.krug.trainings.TrainingHistory;
import dev.krug.users.Users;
import dev.krug.xp.Experience;
import dev.krug.xp.Leaderboards;
import java.time.Clock;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Gives each bot its view of the store. */
@Service
public class BotStores { // MB-104

    private final Bots bots;
    private final Environment environment;
    private final Parts parts;

    BotStores(
            Bots bots,
            Environment environment,
            Users users,
            UserRepository userRepository,
            BotSessions sessions,
            Experience experience,
            Badges badges,
            TrainingHistory history,
            Leaderboards leaderboards,
            SubscriptionRepository subscriptions,
            Clock clock) {
        this.bots = bots;
        this.environment = environment;
        this.parts = new Parts(
                users, userRepository, sessions, experience, badges, history, leaderboards, subscriptions, clock);
    }

    /** What every bot's view works with. */
    record Parts(
            Users users,
            UserRepository userRepository,
            BotSessions sessions,
            Experience experience,
            Badges badges,
            TrainingHistory history,
            Leaderboards leaderboards,
            SubscriptionRepository subscriptions,
            Clock clock) {}

    /** The view of a registered bot; an error for any other name. */
    public Mono<BotStore> forBot(String name) {
        return bots.byName(name)
                .map(bot -> new BotStore(bot.name(), parts))
                .switchIfEmpty(Mono.error(() -> new IllegalArgumentException("No bot is registered as " + name)));
    }

    /** The view of the bot that {@code BOT_NAME} names. */
    public Mono<BotStore> forConfiguredBot() {
        return forBot(environment.getProperty("BOT_NAME", ""));
    }
}
