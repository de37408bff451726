package dev.krug.identity;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.redisson.api.RTopicReactive;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells the other processes to look at revocations now instead of at their next turn. */
@Component
class RevocationBroadcast {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationBroadcast.class);
    private static final Duration PATIENCE = Duration.ofMillis(500);

    private final @Nullable RTopicReactive topic;

    RevocationBroadcast(ObjectProvider<RedissonClient> redisson) {
        var client = redisson.getIfAvailable();
        this.topic = client == null ? null : client.reactive().getTopic("krug:revocations", StringCodec.INSTANCE);
    }

    /** Never fails: without Redis the others notice by themselves. */
    Mono<Void> announce() {
        var channel = topic;
        return channel == null
                ? Mono.empty()
                : channel.publish("revoked")
                        .timeout(PATIENCE)
                        .onErrorResume(RevocationBroadcast::noticed)
                        .then();
    }

    /** One element for every announcement of any process; ends when Redis goes away. */
    Flux<String> announcements() {
        var channel = topic;
        return channel == null ? Flux.never() : channel.getMessages(String.class);
    }

    private static Mono<Long> noticed(Throwable away) {
        LOG.warn("Redis is away, a revocation reaches other processes a little later: {}", away.toString());
        return Mono.empty();
    }
}
