package dev.krug.kernel;

import org.redisson.Redisson;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.redisson.config.Config;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Redisson, connected on first use, so that a Redis that is away does not stop the start. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RedisSettings.class)
class RedisConfiguration {

    private static final int COMMAND_TIMEOUT_MILLIS = 1_000;

    @Bean(destroyMethod = "shutdown")
    @ConditionalOnExpression("!'${krug.redis.url:}'.isEmpty()")
    RedissonClient redisson(RedisSettings settings) {
        var config = new Config().setCodec(StringCodec.INSTANCE).setLazyInitialization(true);
        config.useSingleServer()
                .setAddress(settings.url())
                .setTimeout(COMMAND_TIMEOUT_MILLIS)
                .setRetryAttempts(1)
                .setConnectionMinimumIdleSize(2)
                .setConnectionPoolSize(16);
        return Redisson.create(config);
    }
}
