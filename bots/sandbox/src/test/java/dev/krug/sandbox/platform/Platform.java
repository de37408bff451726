package dev.krug.sandbox.platform;

import dev.krug.KrugApplication;
import dev.krug.sandbox.Sandbox;
import dev.krug.testing.Servers;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** One process of the platform beside a sandbox, on real PostgreSQL and Redis. */
public final class Platform implements AutoCloseable {

    private final ConfigurableApplicationContext context;

    private Platform(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** A process with these bots and, beside the platform's own beans, those of the given classes. */
    public static Platform start(Sandbox sandbox, String databaseUrl, Map<String, String> settings, Class<?>... beans) {
        var properties = new LinkedHashMap<String, Object>();
        properties.put("krug.database.url", databaseUrl);
        properties.put("krug.database.pool-size", "10");
        properties.put("krug.redis.url", Servers.redisUrl());
        properties.put("krug.secret-key", "a-key-that-only-tests-may-use-0123456789");
        properties.put("krug.telegram.base-url", sandbox.url());
        properties.put("server.port", "0");
        properties.putAll(settings);
        var sources = new Class<?>[beans.length + 1];
        sources[0] = KrugApplication.class;
        System.arraycopy(beans, 0, sources, 1, beans.length);
        var arguments = properties.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
        return new Platform(new SpringApplicationBuilder(sources).run(arguments));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Where its API is. */
    public String url() {
        return "http://localhost:" + context.getEnvironment().getRequiredProperty("local.server.port");
    }

    @Override
    public void close() {
        context.close();
    }
}
