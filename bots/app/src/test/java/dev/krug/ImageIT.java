package dev.krug;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.Servers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The steps of the Dockerfile on this machine: taken apart, trained, started, healthy, stopped by a signal. */
class ImageIT {

    @TempDir
    private static Path folder;

    private static Image image;

    @BeforeAll
    static void build() throws Exception {
        image = Image.extract(folder).train();
    }

    @Test
    void isBuiltStartedWithItsCacheAndStopped() throws Exception {
        assertThat(image.folder().resolve("app.aot")).isNotEmptyFile();

        int port = Image.freePort();
        var running = image.start(settings(port));
        try {
            Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> image.isHealthy(port));
            running.destroy(); // SIGTERM
            assertThat(running.waitFor(35, TimeUnit.SECONDS))
                    .as("stops in time")
                    .isTrue();
            assertThat(image.isHealthy(port)).isFalse();
        } finally {
            running.destroyForcibly();
        }
    }

    @Test
    void namesTheMissingSetting() throws Exception {
        int port = Image.freePort();
        var settings = new HashMap<>(settings(port));
        settings.remove("SECRET_KEY");

        var refused = image.start(settings);
        assertThat(refused.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(refused.exitValue()).isEqualTo(1);
        assertThat(image.folder().resolve("output.log")).content().contains("secret");
    }

    @Test
    void importsAFileAndEnds() throws Exception { // MB-902
        var settings = settings(Image.freePort());
        Files.writeString(
                image.folder().resolve("users_data.json"),
                "{\"5000000001\": {\"stats\": {\"total_xp\": 250}}, \"x\": 1}");
        var ended = image.start(settings, "import-json", "users_data.json");
        assertThat(ended.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(ended.exitValue()).isEqualTo(1);
        assertThat(image.folder().resolve("output.log"))
                .content()
                .contains("Imported into spin_bot: 1 created, 0 merged, 0 skipped, 1 failed", "5000000001: 250 XP");

        var refused = image.start(settings, "import-json", "nothing.json", "--dry-run");
        assertThat(refused.waitFor(90, TimeUnit.SECONDS)).isTrue();
        assertThat(refused.exitValue()).isEqualTo(2);
    }

    // Nobody answers at the base URL: Telegram being away does not hold up the start.
    private static Map<String, String> settings(int port) {
        return Map.of(
                "PORT",
                Integer.toString(port),
                "DATABASE_URL",
                Servers.newDatabase("image"),
                "REDIS_URL",
                Servers.redisUrl(),
                "SECRET_KEY",
                "a-key-that-only-tests-may-use-0123456789",
                "KRUG_MINI_APP_URL",
                "http://localhost:" + port + "/m",
                "KRUG_TELEGRAM_BASE_URL",
                "http://127.0.0.1:1",
                "KRUG_BOTS_SPIN_BOT_TOKEN",
                "7000000001:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw",
                "KRUG_BOTS_QUIZ_BOT_TOKEN",
                "7000000002:AAGdqTcvCH1vGWJxfSeofSAs0K5PALDsbx");
    }
}
