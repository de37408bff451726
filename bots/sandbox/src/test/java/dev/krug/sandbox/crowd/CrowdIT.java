package dev.krug.sandbox.crowd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.sandbox.request.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** CORE-817. */
class CrowdIT {

    private static final int MINUTES = 3;

    @Test
    void holdsHundredBotsThousandUsersAndHundredThousandMessagesInHalfAGibibyte() throws Exception {
        var measured = run();
        System.out.println("crowd: " + measured);
        assertThat(measured.path("messages").asInt()).isEqualTo(Crowd.MESSAGES);
        assertThat(measured.path("calls_per_second").asDouble()).isGreaterThan(200);
    }

    /** A heap of 512 MiB and no more: a world that does not fit ends the process with an error. */
    private static JsonNode run() throws IOException, InterruptedException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java,
                        "-Xmx512m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-Djava.awt.headless=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Crowd.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(output).isZero();
            return Json.MAPPER.readTree(output.lines()
                    .filter(line -> line.startsWith("{\"messages\""))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(output)));
        } finally {
            process.destroyForcibly();
        }
    }
}
