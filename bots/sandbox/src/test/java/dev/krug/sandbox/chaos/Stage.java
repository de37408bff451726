package dev.krug.sandbox.chaos;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.sandbox.platform.Phone;
import dev.krug.testing.Servers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A local Telegram and a database, and the processes of the platform on them. */
final class Stage implements AutoCloseable {

    private final Sandbox sandbox;
    private final String databaseUrl = Servers.newDatabase("chaos");
    private final Store store = new Store(databaseUrl);
    private final List<String> bots;
    private final List<Child> children = new ArrayList<>();

    private Stage(Sandbox sandbox, String... bots) {
        this.sandbox = sandbox;
        this.bots = List.of(bots);
    }

    /** Where Telegram does not limit. */
    static Stage of(String... bots) {
        return new Stage(Sandbox.start(options(bots).withoutLimits()), bots);
    }

    /** Where Telegram limits as it really does. */
    static Stage withLimits(String... bots) {
        return new Stage(Sandbox.start(options(bots)), bots);
    }

    private static SandboxOptions options(String... bots) {
        var options = SandboxOptions.anyPort();
        for (var bot : bots) {
            options = options.withBot(bot, bot);
        }
        return options;
    }

    Sandbox sandbox() {
        return sandbox;
    }

    Store store() {
        return store;
    }

    Child child(Map<String, String> extra) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("krug.database.url", databaseUrl);
        settings.put("krug.redis.url", Servers.redisUrl());
        settings.put("krug.secret-key", "a-key-that-only-tests-may-use-0123456789");
        settings.put("krug.database.acquire-timeout", "30s"); // several processes start at once
        settings.put("krug.telegram.base-url", sandbox.url());
        settings.put("krug.roles", "bots");
        settings.put("server.port", "0");
        bots.forEach(bot -> settings.put("krug.bots." + bot + ".token", sandbox.token(bot)));
        settings.putAll(extra);
        var child = Child.start(settings);
        children.add(child);
        return child;
    }

    Phone person(String name, String bot) {
        return Phone.of(sandbox, name, "en").with(bot);
    }

    @Override
    public void close() {
        children.forEach(Child::close);
        sandbox.close();
    }
}
