package dev.krug.runtime;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RScript;
import org.redisson.api.RScriptReactive;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Redis as long as it answers. After a failure it is left alone for a moment, so that nobody waits for it again. */
@Component
class SharedMemory {

    private static final Logger log = LoggerFactory.getLogger(SharedMemory.class);
    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final Duration REST = Duration.ofSeconds(1);
    private static final String HELLO = "return 1";

    private final @Nullable RScriptReactive scripts;
    private final Clock clock;
    private volatile boolean isUp;
    private volatile Instant restsUntil = Instant.MIN;

    SharedMemory(ObjectProvider<RedissonClient> redis, Clock clock) {
        var client = redis.getIfAvailable();
        this.scripts = client == null ? null : client.reactive().getScript(StringCodec.INSTANCE);
        this.clock = clock;
        this.isUp = scripts != null;
    }

    boolean isConfigured() {
        return scripts != null;
    }

    /** What is known from the last call. */
    boolean isUp() {
        return isUp;
    }

    /** Asks, when the last call failed. */
    Mono<Boolean> answers() {
        return isUp
                ? Mono.just(true)
                : this.<Long>call(RScript.ReturnType.LONG, HELLO, List.of(), List.of())
                        .hasElement();
    }

    /** Runs the script; empty while Redis is away. */
    <T> Mono<T> eval(RScript.ReturnType type, String script, List<Object> keys, List<String> arguments) {
        return isUp ? call(type, script, keys, arguments) : Mono.empty();
    }

    private <T> Mono<T> call(RScript.ReturnType type, String script, List<Object> keys, List<String> arguments) {
        var redis = scripts;
        if (redis == null || clock.instant().isBefore(restsUntil)) {
            return Mono.empty();
        }
        return redis.<T>eval(RScript.Mode.READ_WRITE, script, type, keys, arguments.toArray())
                .timeout(PATIENCE)
                .doOnNext(answer -> isBack())
                .onErrorResume(away -> Mono.fromRunnable(() -> isAway(away)));
    }

    private void isBack() {
        if (!isUp) {
            log.info("Redis answers again");
            isUp = true;
        }
    }

    private void isAway(Throwable reason) {
        if (isUp) {
            log.warn("Redis is away, limits are kept without it: {}", reason.toString());
        }
        isUp = false;
        restsUntil = clock.instant().plus(REST);
    }
}
