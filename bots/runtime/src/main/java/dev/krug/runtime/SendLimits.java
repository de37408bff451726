package dev.krug.runtime;

import dev.krug.telegram.BotId;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Keeps Telegram's limits over all senders of a bot, by sliding windows in Redis; while Redis is away, in this process.
 */
@Component
class SendLimits { // CORE-381

    // Calls that leave a window apart can arrive a little closer, so the windows are a little longer than Telegram's.
    private static final int MARGIN_MILLIS = 25;
    private static final int PER_SECOND = 30;
    private static final int PER_MINUTE_IN_GROUP = 20;

    private static final String SCRIPT = """
            local time = redis.call('time')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local wait = 0
            for i = 1, #KEYS do
              local span, most = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
              redis.call('zremrangebyscore', KEYS[i], '-inf', now - span)
              if redis.call('zcard', KEYS[i]) >= most then
                local oldest = redis.call('zrange', KEYS[i], -most, -most, 'withscores')
                wait = math.max(wait, tonumber(oldest[2]) + span - now)
              end
            end
            if wait > 0 then return wait end
            for i = 1, #KEYS do
              redis.call('zadd', KEYS[i], now, ARGV[1])
              redis.call('pexpire', KEYS[i], tonumber(ARGV[2 * i]) + 1000)
            end
            return 0
            """;

    private static final String MOVE = """
            local time = redis.call('time')
            redis.call('zadd', KEYS[1], time[1] * 1000 + math.floor(time[2] / 1000), 'landed')
            return redis.call('pexpire', KEYS[1], tonumber(ARGV[1]) + 1000)
            """;

    private final @Nullable RedissonClient redis;
    private final SlidingWindows local = new SlidingWindows();
    private final boolean kept;
    private final Clock clock;

    SendLimits(ObjectProvider<RedissonClient> redis, RuntimeSettings settings, Clock clock) {
        this.kept = settings.limits();
        this.redis = redis.getIfAvailable();
        this.clock = clock;
    }

    /** At most so many in any span. */
    record Window(String key, long spanMillis, int most) {}

    /** Completes when the call may leave, and counts it. */
    Mono<Void> permit(BotId bot, @Nullable Long chatId, String method) {
        if (!kept) {
            return Mono.empty();
        }
        return tryNow(windows(bot, chatId, method))
                .flatMap(wait -> wait == 0
                        ? Mono.empty()
                        : Mono.delay(Duration.ofMillis(wait)).then(Mono.defer(() -> permit(bot, chatId, method))));
    }

    /**
     * The call has landed: the chat's next one keeps its distance from now, since nobody knows when on its way this one
     * arrived.
     */
    Mono<Void> landed(BotId bot, @Nullable Long chatId, String method) {
        if (!kept || chatId == null || !countsInChat(method)) {
            return Mono.empty();
        }
        var window = chatWindow(bot, chatId);
        if (redis == null) {
            return Mono.fromRunnable(() -> local.move(window, clock.millis()));
        }
        return redis.reactive()
                .getScript(StringCodec.INSTANCE)
                .eval(
                        RScript.Mode.READ_WRITE,
                        MOVE,
                        RScript.ReturnType.LONG,
                        List.of("krug:send:" + window.key()),
                        Long.toString(window.spanMillis()))
                .onErrorResume(away -> Mono.fromRunnable(() -> local.move(window, clock.millis())))
                .then();
    }

    private Mono<Long> tryNow(List<Window> windows) {
        if (redis == null) {
            return Mono.fromSupplier(() -> local.tryNow(windows, clock.millis()));
        }
        var keys = new ArrayList<Object>();
        var arguments = new ArrayList<Object>(List.of(UUID.randomUUID().toString()));
        for (var window : windows) {
            keys.add("krug:send:" + window.key());
            Collections.addAll(arguments, Long.toString(window.spanMillis()), Integer.toString(window.most()));
        }
        return redis.reactive()
                .getScript(StringCodec.INSTANCE)
                .<Long>eval(RScript.Mode.READ_WRITE, SCRIPT, RScript.ReturnType.LONG, keys, arguments.toArray())
                .onErrorResume(away -> Mono.fromSupplier(() -> local.tryNow(windows, clock.millis())));
    }

    static List<Window> windows(BotId bot, @Nullable Long chatId, String method) {
        var windows = new ArrayList<Window>();
        windows.add(new Window(bot.value().toString(), 1_000 + MARGIN_MILLIS, PER_SECOND));
        if (chatId != null && countsInChat(method)) {
            windows.add(chatWindow(bot, chatId));
            if (chatId < 0) {
                windows.add(new Window(bot.value() + ":" + chatId + ":m", 60_000 + MARGIN_MILLIS, PER_MINUTE_IN_GROUP));
            }
        }
        return windows;
    }

    private static Window chatWindow(BotId bot, long chatId) {
        return new Window(bot.value() + ":" + chatId, 1_000 + MARGIN_MILLIS, 1);
    }

    // Answers to queries and chat actions count only in the bot's total.
    private static boolean countsInChat(String method) {
        var name = method.toLowerCase(Locale.ROOT);
        return !name.startsWith("answer") && !name.equals("sendchataction");
    }
}
