package dev.krug.runtime;

import dev.krug.runtime.SendLimits.Window;
import dev.krug.telegram.BotId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.redisson.api.RScript;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** {@link SlidingWindows} that all processes share; everything is empty while Redis is away. */
@Component
class RedisWindows { // CORE-381

    /** The answer to a call that may not leave because its bot is silent. */
    static final long SILENT = -1;

    // Scores say when a call counts as landed: in the future while it is in flight.
    private static final String TAKE = """
            if redis.call('exists', KEYS[1]) == 1 then return -1 end
            local time = redis.call('time')
            local now = time[1] * 1000 + math.floor(time[2] / 1000)
            local flight, again = tonumber(ARGV[2]), tonumber(ARGV[3])
            local wait = 0
            for i = 2, #KEYS do
              local span, most = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
              redis.call('zremrangebyscore', KEYS[i], '-inf', now - span)
              if redis.call('zcard', KEYS[i]) >= most then
                local next = tonumber(redis.call('zrange', KEYS[i], -most, -most, 'withscores')[2])
                wait = math.max(wait, next > now and again or next + span - now)
              end
            end
            if wait > 0 then return wait end
            for i = 2, #KEYS do
              redis.call('zadd', KEYS[i], now + flight, ARGV[1])
              redis.call('pexpire', KEYS[i], tonumber(ARGV[2 * i]) + flight)
            end
            return 0
            """;

    // ARGV[2] milliseconds ago.
    private static final String LANDED = """
            local time = redis.call('time')
            local at = time[1] * 1000 + math.floor(time[2] / 1000) - tonumber(ARGV[2])
            for i = 1, #KEYS do
              redis.call('zadd', KEYS[i], at, ARGV[1])
              redis.call('pexpire', KEYS[i], tonumber(ARGV[i + 2]) + 1000)
            end
            return 1
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
    Mono<Long> take(BotId bot, List<Window> windows, String permit) {
        var keys = new ArrayList<Object>(List.of(silenceKey(bot)));
        var arguments = new ArrayList<>(List.of(
                permit,
                Long.toString(SlidingWindows.LONGEST_FLIGHT_MILLIS),
                Long.toString(SlidingWindows.LOOK_AGAIN_MILLIS)));
        for (var window : windows) {
            keys.add(key(window));
            Collections.addAll(arguments, Long.toString(window.spanMillis()), Integer.toString(window.most()));
        }
        return shared.eval(RScript.ReturnType.LONG, TAKE, keys, arguments);
    }

    /** The call with this permit landed so long ago; also for calls that were permitted elsewhere. */
    Mono<Void> landed(List<Window> windows, String permit, Duration ago) {
        var arguments = new ArrayList<>(List.of(permit, Long.toString(ago.toMillis())));
        windows.forEach(window -> arguments.add(Long.toString(window.spanMillis())));
        return shared.<Long>eval(
                        RScript.ReturnType.LONG,
                        LANDED,
                        windows.stream().<Object>map(RedisWindows::key).toList(),
                        arguments)
                .then();
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

    private static String key(Window window) {
        return "krug:send:" + window.key();
    }

    private static String silenceKey(BotId bot) {
        return "krug:silence:" + bot.value();
    }
}
