package dev.krug.sandbox.botapi;

import dev.krug.sandbox.world.BotAccount;
import dev.krug.sandbox.world.Update;
import dev.krug.sandbox.world.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Brings updates to bots that want them brought, again and again until they are taken: those of one chat one after
 * another, those of several chats at once.
 */
public final class Webhooks implements Disposable { // CORE-425

    private static final long MAX_PAUSE_SECONDS = 60;

    private final World world;
    private final Faults faults;
    private final Carrier carrier;
    private final Map<Long, Set<Long>> busy = new HashMap<>();
    private final Sinks.Empty<Void> stop = Sinks.empty();

    public Webhooks(World world, BotApi api, Faults faults) {
        this.world = world;
        this.faults = faults;
        this.carrier = new Carrier(api);
        world.updates().onWebhook(this::deliver);
    }

    /** Begins with every chat that has something waiting and nothing on its way. Holds the world's lock. */
    private void deliver(BotAccount bot) {
        var webhook = bot.webhook();
        var chats = busy.computeIfAbsent(bot.id(), absent -> new HashSet<>());
        for (var update : bot.pending()) {
            if (webhook == null || chats.size() >= webhook.maxConnections()) {
                return;
            }
            if (chats.add(update.chat())) {
                var unused = next(bot, update.chat(), 0)
                        .takeUntilOther(stop.asMono())
                        .subscribe();
            }
        }
    }

    private Mono<Void> next(BotAccount bot, long chat, int failures) {
        return Mono.defer(() -> world.locked(() -> {
            var webhook = bot.webhook();
            var update = bot.pending().stream()
                    .filter(waiting -> waiting.chat() == chat)
                    .findFirst()
                    .orElse(null);
            if (webhook == null || update == null) {
                finish(bot, chat);
                return Mono.empty();
            }
            return carrier.carry(webhook, update)
                    .flatMap(answer ->
                            answer.isTaken() ? taken(bot, update, answer) : refused(bot, update, answer, failures));
        }));
    }

    /** Another chat may have waited for the connection. */
    private void finish(BotAccount bot, long chat) {
        busy.getOrDefault(bot.id(), Set.of()).remove(chat);
        if (!bot.pending().isEmpty() && bot.webhook() != null) {
            deliver(bot);
        }
    }

    private Mono<Void> taken(BotAccount bot, Update update, Carrier.Answer answer) {
        if (!faults.repeatsDelivery(bot.username(), update.chat())) {
            world.run(() -> bot.pending().remove(update));
        }
        return carrier.execute(bot, answer).then(next(bot, update.chat(), 0));
    }

    private Mono<Void> refused(BotAccount bot, Update update, Carrier.Answer answer, int failures) {
        world.run(() -> {
            var webhook = bot.webhook();
            if (webhook != null) {
                bot.webhook(webhook.failed(world.now(), answer.complaint()));
            }
        });
        // A bot that says where else it is now waits no longer.
        return Mono.delay(pause(answer, failures))
                .takeUntilOther(world.updates().moved(bot))
                .then(next(bot, update.chat(), failures + 1));
    }

    private static Duration pause(Carrier.Answer answer, int failures) {
        var asked = answer.retryAfter();
        if (asked != null && asked.matches("\\d{1,4}")) {
            return Duration.ofSeconds(Long.parseLong(asked));
        }
        return Duration.ofSeconds(Math.min(MAX_PAUSE_SECONDS, 1L << Math.min(failures, 6)));
    }

    @Override
    public void dispose() {
        stop.emitEmpty(Sinks.EmitFailureHandler.FAIL_FAST);
    }
}
