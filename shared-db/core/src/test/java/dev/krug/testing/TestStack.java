package dev.krug.testing;

import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Gives an application context its own database, the module's Redis, and settings that every part needs. */
public final class TestStack implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "krug.database.url=" + Servers.newDatabase("context"),
                        "krug.redis.url=" + Servers.redisUrl(),
                        "krug.secret-key=a-key-that-only-tests-may-use-0123456789",
                        // A job runs when a test runs it, and not between two statements that another one counts.
                        "db-scheduler.enabled=false")
                .applyTo(context);
        context.getBeanFactory().registerSingleton("clock", new TestClock());
    }
}
