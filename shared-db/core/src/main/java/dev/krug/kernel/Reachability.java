package dev.krug.kernel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RedissonClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Whether the stores answer now. */
@Component
public class Reachability {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final DatabaseClient database;
    private final @Nullable RedissonClient redis;

    Reachability(DatabaseClient database, ObjectProvider<RedissonClient> redis) {
        this.database = database;
        this.redis = redis.getIfAvailable();
    }

    public Mono<Boolean> database() {
        return database.sql("select 1")
                .fetch()
                .rowsUpdated()
                .timeout(PATIENCE)
                .thenReturn(true)
                .onErrorReturn(false);
    }

    /** Empty when none is configured. */
    public Mono<Boolean> redis() {
        return redis == null
                ? Mono.empty()
                : redis.reactive()
                        .getBucket("krug:reachable")
                        .isExists()
                        .timeout(PATIENCE)
                        .thenReturn(true)
                        .onErrorReturn(false);
    }
}
