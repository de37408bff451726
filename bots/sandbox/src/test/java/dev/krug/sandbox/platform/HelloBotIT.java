package dev.krug.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.testing.Servers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The bot of CONTRIBUTING.md, added without a change anywhere else. */
class HelloBotIT { // MB-930

    @Test
    void greetsCountsAsksAndHasThePlatformsCommands() {
        try (var sandbox = Sandbox.start(
                        SandboxOptions.anyPort().withBot("hello_bot", "Hello").withoutLimits());
                var _ = Platform.start(
                        sandbox,
                        Servers.newDatabase("hello"),
                        Map.of("krug.bots.hello_bot.token", sandbox.token("hello_bot"), "krug.roles", "bots"),
                        HelloBot.class)) {
            var anna = Phone.of(sandbox, "Anna", "en").with("hello_bot");
            anna.say("/start");
            anna.waitFor("Hello!");
            anna.press("Count");
            anna.waitFor("1 times");
            anna.press("Count");
            anna.waitFor("2 times");
            anna.say("/name");
            anna.waitFor("What is your name?");
            anna.say("Anna the First");
            anna.waitFor("Nice to meet you.");
            anna.say("good morning");
            anna.waitFor("You said: good morning");
            anna.say("/profile");
            anna.waitFor("Level");
        }
    }

    @Test
    void standsInTheGuideAsItIs() throws IOException {
        var guide = Files.readString(Path.of("../../CONTRIBUTING.md"));
        var code = Files.readString(Path.of("src/test/java/dev/krug/sandbox/platform/HelloBot.java"));
        var shown =
                guide.substring(guide.indexOf("```java\n") + 8, guide.indexOf("```\n", guide.indexOf("```java\n") + 8));

        assertThat(shown.replace("com.example.hello", "dev.krug.sandbox.platform"))
                .isEqualTo(code);
        assertThat(shown.lines().count()).isLessThan(60);
    }
}
