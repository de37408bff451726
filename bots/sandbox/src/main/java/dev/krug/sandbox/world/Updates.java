package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Rejection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.node.ObjectNode;

/** What bots have not fetched yet, and the long polls that wait for it. */
public final class Updates { // CORE-425

    private static final Set<String> OFF_BY_DEFAULT =
            Set.of("chat_member", "message_reaction", "message_reaction_count");
    private static final Duration LIFETIME = Duration.ofHours(24);
    private static final int SLACK = 10;
    private static final int LOG_SIZE = 2000;

    /** What may go wrong between Telegram and a bot. */
    public enum Disorder { // CORE-433
        NONE,
        TWICE,
        BEFORE_THE_LAST
    }

    /** An update with the bot that it is for. */
    public record Logged(long bot, Update update) {}

    private final World world;
    private final LongPolls polls;
    private final Sinks.Many<Long> moves = Sinks.many().multicast().directBestEffort();
    private final Deque<Logged> log = new ArrayDeque<>();
    private final Map<String, BiConsumer<BotAccount, Update>> inside = new HashMap<>();
    private Consumer<BotAccount> webhooks = bot -> {};
    private BiFunction<Long, Long, Disorder> disorder = (bot, chat) -> Disorder.NONE;

    Updates(World world) {
        this.world = world;
        this.polls = new LongPolls(world);
    }

    /** Who is told that a bot with a webhook has something waiting. */
    public void onWebhook(Consumer<BotAccount> listener) {
        webhooks = listener;
    }

    /** A bot that lives in the sandbox itself hears at once, with the world's lock held. */
    public void onInside(String username, BiConsumer<BotAccount, Update> listener) {
        inside.put(username, listener);
    }

    /** Whether a bot lives in the sandbox itself, and no program has its token. */
    public boolean isInside(BotAccount bot) {
        return inside.containsKey(bot.username());
    }

    /** Decides by bot and chat what goes wrong with an update. */
    public void onDisorder(BiFunction<Long, Long, Disorder> decision) {
        disorder = decision;
    }

    /** The latest updates of all bots, oldest first. */
    public List<Logged> log() {
        return world.locked(() -> List.copyOf(log));
    }

    public void clearLog() {
        world.run(log::clear);
    }

    public void push(BotAccount bot, long chat, String type, ObjectNode payload) {
        if (!wants(bot, type)) {
            return;
        }
        var update = new Update(bot.nextUpdateId(), type, payload, world.now(), chat);
        var insider = inside.get(bot.username());
        if (insider != null) {
            insider.accept(bot, update);
            return;
        }
        queue(bot.pending(), update, disorder.apply(bot.id(), chat));
        log.add(new Logged(bot.id(), update));
        if (log.size() > LOG_SIZE) {
            log.remove();
        }
        world.events().publish("update", 0, update.json().put("bot", bot.username()));
        wake(bot);
    }

    private static void queue(List<Update> pending, Update update, Disorder how) {
        pending.add(
                how == Disorder.BEFORE_THE_LAST && !pending.isEmpty() ? pending.size() - 1 : pending.size(), update);
        if (how == Disorder.TWICE) {
            pending.add(update);
        }
    }

    private void wake(BotAccount bot) {
        if (!polls.wake(bot) && bot.webhook() != null) {
            webhooks.accept(bot);
        }
    }

    /** Confirms, selects, and waits if there is nothing. A newer poll of the same bot ends this one. */
    public Mono<List<Update>> poll(BotAccount bot, long offset, int limit, int timeoutSeconds) {
        return world.locked(() -> {
            if (bot.webhook() != null) {
                throw Rejection.conflict("can't use getUpdates method while webhook is active;"
                        + " use deleteWebhook to delete the webhook first");
            }
            end(bot, otherPoll());
            confirm(bot, offset);
            var ready = LongPolls.head(bot, limit);
            return ready.isEmpty() && timeoutSeconds > 0 ? polls.await(bot, limit, timeoutSeconds) : Mono.just(ready);
        });
    }

    /** What a poll hears that another one ends. */
    public static Rejection otherPoll() {
        return Rejection.conflict(
                "terminated by other getUpdates request; make sure that only one bot instance is running");
    }

    /** Ends a waiting poll. */
    public void end(BotAccount bot, Rejection reason) {
        polls.end(bot, reason);
    }

    /** Begins to send what waits, if the bot has a webhook. */
    public void deliver(BotAccount bot) {
        if (bot.webhook() != null && !bot.pending().isEmpty()) {
            webhooks.accept(bot);
        }
    }

    /** Tells once that a bot has said anew where it wants its updates. */
    public void relocated(BotAccount bot) {
        moves.emitNext(bot.id(), Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
        deliver(bot);
    }

    /** Completes when a bot says anew where it wants its updates. */
    public Mono<Long> moved(BotAccount bot) {
        return moves.asFlux().filter(id -> id == bot.id()).next();
    }

    /** Forgets what nobody has fetched for a day. */
    void tick() {
        world.bots().all().forEach(this::expire);
    }

    private void expire(BotAccount bot) {
        long oldest = world.now() - LIFETIME.toSeconds();
        bot.pending().removeIf(update -> update.at() < oldest);
    }

    /** Whether a bot waits in a long poll now. */
    public boolean isPolled(BotAccount bot) {
        return polls.isWaiting(bot);
    }

    /** How many bots wait in a long poll now. */
    public int waiting() {
        return world.locked(polls::count);
    }

    public void drop(BotAccount bot) {
        bot.pending().clear();
    }

    private void confirm(BotAccount bot, long offset) {
        expire(bot);
        if (offset > bot.lastUpdateId() + 1 + SLACK) {
            return; // far beyond the end: Telegram begins at the head again
        }
        if (offset > 0) {
            bot.pending().removeIf(update -> update.id() < offset);
        } else if (offset < 0) {
            int surplus = (int) Math.max(0, bot.pending().size() + offset);
            bot.pending().subList(0, surplus).clear();
        }
    }

    private static boolean wants(BotAccount bot, String type) { // CORE-424
        var allowed = bot.allowedUpdates();
        return allowed == null || allowed.isEmpty()
                ? !OFF_BY_DEFAULT.contains(type)
                : new HashSet<>(allowed).contains(type);
    }
}
