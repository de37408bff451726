package dev.krug.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.r2dbc.proxy.ProxyConnectionFactory;
import io.r2dbc.proxy.core.QueryExecutionInfo;
import io.r2dbc.proxy.listener.ProxyExecutionListener;
import io.r2dbc.spi.ConnectionFactory;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** How often a request asks the database. */
@ApiTest
@Import(StatementsIT.Counting.class)
class StatementsIT {

    static final AtomicInteger STATEMENTS = new AtomicInteger();

    @Autowired
    Api api;

    @TestConfiguration(proxyBeanMethods = false)
    static class Counting {

        @Bean
        static BeanPostProcessor counter() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof ConnectionFactory factory
                            ? ProxyConnectionFactory.builder(factory)
                                    .listener(new Counter())
                                    .build()
                            : bean;
                }
            };
        }
    }

    private static final class Counter implements ProxyExecutionListener {

        @Override
        public void beforeQuery(QueryExecutionInfo execution) {
            // The watch over keys and revocations runs beside the requests.
            var sql = execution.getQueries().getFirst().getQuery();
            if (!sql.contains("signing_keys")
                    && !sql.contains("revoked_at >=")
                    && !sql.contains("tokens_valid_after >=")) {
                STATEMENTS.incrementAndGet();
            }
        }
    }

    @Test
    void readsTheCallerByAtMostTwoStatements() { // CORE-801
        var eva = api.signIn(801, "Eva");
        STATEMENTS.set(0);
        assertThat(api.get("/api/v1/users/me", eva.accessToken()).status()).isEqualTo(200);
        assertThat(STATEMENTS.get()).isBetween(1, 2);
    }

    @Test
    void checksATokenWithoutAsking() { // CORE-801
        var eva = api.signIn(802, "Eva");
        STATEMENTS.set(0);
        assertThat(api.get("/api/v1/leaderboards/xp?page=x", eva.accessToken()).status())
                .isEqualTo(400);
        assertThat(STATEMENTS).hasValue(0);
    }
}
