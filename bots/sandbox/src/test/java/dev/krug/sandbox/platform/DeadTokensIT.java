package dev.krug.sandbox.platform;

import static org.awaitility.Awaitility.await;

import dev.krug.runtime.BotDeclaration;
import dev.krug.runtime.BotModule;
import dev.krug.runtime.Handler;
import dev.krug.runtime.Reply;
import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.testing.Servers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.r2dbc.core.DatabaseClient;

/** Nineteen bots whose tokens Telegram does not know any more, and one that lives. */
class DeadTokensIT { // CORE-370, 818

    private static final int DEAD = 19;
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Test
    void theLiveOneAnswersWithinFiveSeconds() {
        var tokens = new HashMap<>(Map.of("krug.roles", "bots"));
        for (int i = 0; i < DEAD; i++) {
            tokens.put(token(i), (7_000_001_000L + i) + ":AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw");
        }
        try (var sandbox = Sandbox.start(
                SandboxOptions.anyPort().withBot("probe_bot", "Probe").withoutLimits())) {
            var anna = Phone.of(sandbox, "Anna", "en").with("probe_bot");
            anna.say("/start");
            tokens.put("krug.bots.probe_bot.token", sandbox.token("probe_bot"));
            try (var platform = Platform.start(
                    sandbox, Servers.newDatabase("dead_tokens"), tokens, DeadBots.class, ProbeBot.class)) {
                await().atMost(SOON).until(() -> anna.texts().contains("hello"));
                await().atMost(PATIENCE).until(() -> unauthorized(platform) == DEAD);
                anna.say("still there?");
                anna.waitFor("echo still there?");
            }
        }
    }

    private static long unauthorized(Platform platform) {
        return platform.bean(DatabaseClient.class)
                .sql("select count(*) as n from bots where state = 'unauthorized'")
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }

    private static String name(int number) {
        return "dead_bot_" + number;
    }

    private static String token(int number) {
        return "krug.bots." + name(number) + ".token";
    }

    @Configuration(proxyBeanMethods = false)
    @Import(Registrar.class)
    static class DeadBots {}

    static class Registrar implements BeanRegistrar {

        @Override
        public void register(BeanRegistry registry, Environment environment) {
            for (int i = 0; i < DEAD; i++) {
                var name = name(i);
                registry.registerBean(name, BotModule.class, bean -> bean.supplier(context -> () -> declared(name)));
            }
        }

        private static BotDeclaration declared(String name) {
            return BotDeclaration.named(name, "runtime").text(Handler.plain(turn -> Reply.html("alive?")));
        }
    }
}
