package dev.krug.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.sandbox.botapi.Fault;
import dev.krug.testing.Servers;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Admins hear of trouble in Telegram, by a bot that still works. */
class AdminAlertsIT { // CORE-370, CORE-385, MB-801

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.anyPort()
            .withBot("probe_bot", "Probe")
            .withBot("hello_bot", "Hello")
            .withoutLimits());

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void tellTheConfiguredOwnerInTheirLanguageAndNobodyElse() {
        var owner = Phone.of(sandbox, "Olga", "ru");
        var member = Phone.of(sandbox, "Mia", "en").with("probe_bot");
        try (var _ = Platform.start(
                sandbox,
                Servers.newDatabase("alerts"),
                Map.of(
                        "krug.bots.probe_bot.token",
                        sandbox.token("probe_bot"),
                        "krug.bots.hello_bot.token",
                        sandbox.token("hello_bot"),
                        "krug.rbac.owner-ids",
                        "1, " + owner.id(),
                        "krug.roles",
                        "bots"),
                ProbeBot.class,
                HelloBot.class)) {
            for (var bot : new String[] {"probe_bot", "hello_bot"}) {
                owner.with(bot).say("/start");
                owner.with(bot).waitUntil(texts -> texts.size() >= 2);
            }
            member.say("/start");
            member.waitFor("hello");

            member.say("/broken");
            owner.with("probe_bot").waitFor("разметку");

            sandbox.faults().add(new Fault(Fault.Kind.UNAUTHORIZED, "probe_bot", member.id(), "sendMessage", 1, 0, 0));
            member.say("/start");
            owner.with("hello_bot").waitFor("не принимает токен");

            assertThat(member.texts()).noneMatch(text -> text.contains("probe_bot"));
        }
    }
}
