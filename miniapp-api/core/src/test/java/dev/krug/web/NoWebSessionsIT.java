package dev.krug.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.WebSessionManager;
import reactor.core.publisher.Mono;

/** Nobody is remembered by a session of the server's; asking for one costs every request a change of threads. */
@ApiTest
@Import(NoWebSessionsIT.Counting.class)
class NoWebSessionsIT {

    private static final AtomicInteger ASKED = new AtomicInteger();

    @Autowired
    Api api;

    @TestConfiguration(proxyBeanMethods = false)
    static class Counting {

        @Bean
        @Primary
        WebSessionManager webSessionManager() {
            var sessions = new DefaultWebSessionManager();
            return exchange -> Mono.defer(() -> {
                ASKED.incrementAndGet();
                return sessions.getSession(exchange);
            });
        }
    }

    @Test
    void noRequestAsksForOne() {
        var eva = api.signIn(810, "Eva");
        assertThat(api.get("/api/v1/users/me", eva.accessToken()).status()).isEqualTo(200);
        assertThat(api.get("/api/v1/users/me", null).status()).isEqualTo(401);
        assertThat(api.get("/api/v1/admin/bots", eva.accessToken()).status()).isEqualTo(403);
        assertThat(api.get("/m/", null).status()).isEqualTo(200);
        assertThat(api.post("/webhooks/telegram/nobody", "{}", null).status()).isEqualTo(404);
        assertThat(ASKED).hasValue(0);
    }
}
