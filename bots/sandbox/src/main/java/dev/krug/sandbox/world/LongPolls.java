package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Rejection;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** Bots that wait for their next update. Guarded by the lock of the {@link World}. */
final class LongPolls { // CORE-425

    private record Poll(Sinks.One<List<Update>> answer, int limit) {}

    private final World world;
    private final Map<Long, Poll> waiting = new HashMap<>();

    LongPolls(World world) {
        this.world = world;
    }

    int count() {
        return waiting.size();
    }

    boolean isWaiting(BotAccount bot) {
        return waiting.containsKey(bot.id());
    }

    /** Answers a bot that waits; tells whether it did. */
    boolean wake(BotAccount bot) {
        var poll = waiting.remove(bot.id());
        if (poll == null) {
            return false;
        }
        poll.answer().emitValue(head(bot, poll.limit()), Sinks.EmitFailureHandler.FAIL_FAST);
        return true;
    }

    void end(BotAccount bot, Rejection reason) {
        var poll = waiting.remove(bot.id());
        if (poll != null) {
            poll.answer().emitError(reason, Sinks.EmitFailureHandler.FAIL_FAST);
        }
    }

    Mono<List<Update>> await(BotAccount bot, int limit, int timeoutSeconds) {
        var poll = new Poll(Sinks.one(), limit);
        waiting.put(bot.id(), poll);
        return poll.answer()
                .asMono()
                .timeout(Duration.ofSeconds(timeoutSeconds), Mono.just(List.of()))
                .doFinally(end -> world.run(() -> waiting.remove(bot.id(), poll)));
    }

    static List<Update> head(BotAccount bot, int limit) {
        return List.copyOf(
                bot.pending().subList(0, Math.min(limit, bot.pending().size())));
    }
}
