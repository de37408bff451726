package dev.krug.runtime;

import dev.krug.runtime.SendLimits.Window;
import dev.krug.telegram.BotId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.redisson.api.RScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Sliding windows that all processes share; everything is empty while Redis is away. */
@Component
class RedisWindows { // CORE-381

    /** The answer to a call that may not leave because its bot is silent. */
    static final long SILENT = -1;

    private static final String TAKE = """
            if redis.call('exists', KEYS[1]) == 1 then return -1 end
            local time = redis.call('time')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local wait = 0
            for i = 2, #KEYS do
              local span, most = tonumber(ARGV[2 * i - 2]), tonumber(ARGV[2 * i - 1])
              redis.call('zremrangebyscore', KEYS[i], '-inf', now - span)
              if redis.call('zcard', KEYS[i]) >= most then
                local oldest = redis.call('zrange', KEYS[i], -most, -most, 'withscores')
                wait = math.max(wait, tonumber(oldest[2]) + span - now)
              end
            end
            if wait > 0 then return wait end
            for i = 2, #KEYS do
              redis.call('zadd', KEYS[i], now, ARGV[1])
              redis.call('pexpire', KEYS[i], tonumber(ARGV[2 * i - 2]) + 1000)
            end
            return 0
            """;

    // A call that took place ARGV[3] milliseconds ago.
    private static final String NOTE = """
            local time = redis.call('time')
            redis.call('zadd', KEYS[1], time[1] * 1000 + math.floor(time[2] / 1000) - tonumber(ARGV[3]), ARGV[1])
            return redis.call('pexpire', KEYS[1], tonumber(ARGV[2]) + 1000)
            """;

    private static final String SILENCE = """
            if redis.call('pttl', KEYS[1]) < tonumber(ARGV[1]) then redis.call('set', KEYS[1], '1', 'px', ARGV[1]) end
            return 1
            """;

    private final SharedMemory shared;

    RedisWindows(SharedMemory shared) {
        this.shared = shared;
    }

    /** 0 when all windows had room, and then it is taken; else the milliseconds to wait, or {@link #SILENT}. */
    Mono<Long> take(BotId bot, List<Window> windows) {
        var keys = new ArrayList<Object>(List.of(silenceKey(bot)));
        var arguments = new ArrayList<>(List.of(UUID.randomUUID().toString()));
        for (var window : windows) {
            keys.add(key(window));
            Collections.addAll(arguments, Long.toString(window.spanMillis()), Integer.toString(window.most()));
        }
        return shared.eval(RScript.ReturnType.LONG, TAKE, keys, arguments);
    }

    /** The last call of the window landed now. */
    Mono<Void> moveLast(Window window) {
        return note(window, "landed", Duration.ZERO);
    }

    /** A call was made this long ago that the window does not know of. */
    Mono<Void> note(Window window, Duration ago) {
        return note(window, UUID.randomUUID().toString(), ago);
    }

    /** Nothing of this bot leaves for so long. */
    Mono<Void> silence(BotId bot, Duration pause) { // CORE-382
        return shared.<Long>eval(
                        RScript.ReturnType.LONG,
                        SILENCE,
                        List.of(silenceKey(bot)),
                        List.of(Long.toString(Math.max(1, pause.toMillis()))))
                .then();
    }

    private Mono<Void> note(Window window, String member, Duration ago) {
        return shared.<Long>eval(
                        RScript.ReturnType.LONG,
                        NOTE,
                        List.of(key(window)),
                        List.of(member, Long.toString(window.spanMillis()), Long.toString(ago.toMillis())))
                .then();
    }

    private static String key(Window window) {
        return "krug:send:" + window.key();
    }

    private static String silenceKey(BotId bot) {
        return "krug:silence:" + bot.value();
    }
}
