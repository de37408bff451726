package dev.krug.limits;

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

/** Counters in Redis, shared by all processes; while Redis is away each process counts for itself. */
@Component
class SharedCounters {

    private static final Logger LOG = LoggerFactory.getLogger(SharedCounters.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);
    private static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(5);

    /** One round trip: counts, starts the window with the first use, and tells when it ends. */
    private static final String COUNT = """
            local uses = redis.call('incr', KEYS[1])
            if uses == 1 then redis.call('pexpire', KEYS[1], ARGV[1]) end
            return {uses, redis.call('pttl', KEYS[1])}
            """;

    private final @Nullable RScriptReactive redis;
    private final OwnCounters own;
    private final Clock clock;
    private volatile Instant pausedUntil = Instant.MIN;

    SharedCounters(ObjectProvider<RedissonClient> redisson, OwnCounters own, Clock clock) {
        var client = redisson.getIfAvailable();
        this.redis = client == null ? null : client.reactive().getScript(StringCodec.INSTANCE);
        this.own = own;
        this.clock = clock;
    }

    Mono<Allowance> take(RateLimit limit, String subject) {
        var script = redis;
        if (script == null || clock.instant().isBefore(pausedUntil)) {
            return Mono.fromSupplier(() -> own.take(limit, subject));
        }
        return script.<List<Object>>eval(
                        RScript.Mode.READ_WRITE,
                        COUNT,
                        RScript.ReturnType.LIST,
                        List.of("krug:limit:" + limit.name() + ":" + subject),
                        Long.toString(limit.window().toMillis()))
                .timeout(PATIENCE)
                .map(answer -> Allowance.of(limit, number(answer.get(0)), Duration.ofMillis(number(answer.get(1)))))
                .onErrorResume(away -> Mono.fromSupplier(() -> withoutRedis(limit, subject, away)));
    }

    private Allowance withoutRedis(RateLimit limit, String subject, Throwable away) {
        pausedUntil = clock.instant().plus(PAUSE_AFTER_FAILURE);
        LOG.warn("Redis is away, limits hold per process for {}: {}", PAUSE_AFTER_FAILURE, away.toString());
        return own.take(limit, subject);
    }

    private static long number(Object value) {
        return Math.max(0, Long.parseLong(value.toString()));
    }
}
