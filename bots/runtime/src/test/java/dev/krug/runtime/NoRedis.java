package dev.krug.runtime;

import java.time.Clock;
import org.redisson.api.RedissonClient;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** A process without Redis. */
final class NoRedis {

    private NoRedis() {}

    static SharedMemory memory(Clock clock) {
        return new SharedMemory(new StaticListableBeanFactory().getBeanProvider(RedissonClient.class), clock);
    }
}
