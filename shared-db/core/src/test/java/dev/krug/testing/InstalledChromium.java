package dev.krug.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The Chromium that browser tests run in: CHROMIUM_PATH, the system's, Playwright's own, or one from Debian. */
public final class InstalledChromium {

    private static final String VARIABLE = "CHROMIUM_PATH";
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");
    private static final Path APT = Path.of("/usr/bin/apt-get");
    private static final long INSTALL_TIMEOUT_MINUTES = 10;

    private static final Path PATH = find();

    private InstalledChromium() {}

    /** Its executable; fails with a sentence when there is none. */
    public static Path path() {
        return PATH;
    }

    private static Path find() {
        var named = System.getenv(VARIABLE);
        if (named != null && !named.isBlank()) {
            return Optional.of(Path.of(named))
                    .filter(Files::isExecutable)
                    .orElseThrow(() -> new IllegalStateException(
                            VARIABLE + " names " + named + ", but there is no program to run."));
        }
        return systems()
                .or(InstalledChromium::playwrights)
                .or(InstalledChromium::debians)
                .orElseThrow(() -> new IllegalStateException(
                        "The browser tests need a Chromium: install it, or name its executable by " + VARIABLE + "."));
    }

    private static Optional<Path> systems() {
        var folders = Objects.requireNonNullElse(System.getenv("PATH"), "/usr/bin");
        return Stream.of(folders.split(":"))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static Optional<Path> playwrights() {
        var cache = Path.of(System.getProperty("user.home"), ".cache", "ms-playwright");
        if (!Files.isDirectory(cache)) {
            return Optional.empty();
        }
        try (var files = Files.find(cache, 3, (file, facts) -> file.endsWith("chrome") && facts.isRegularFile())) {
            return files.filter(Files::isExecutable).findFirst();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Only root can install, and only on Debian is the package the browser itself. */
    private static Optional<Path> debians() {
        if (!"root".equals(System.getProperty("user.name")) || !Files.isExecutable(APT)) {
            return Optional.empty();
        }
        run(APT.toString(), "update");
        run(APT.toString(), "install", "-y", "--no-install-recommends", "chromium");
        return systems();
    }

    private static void run(String... command) {
        try {
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
            var process = builder.start();
            var said = new String(process.getInputStream().readAllBytes(), UTF_8);
            if (!process.waitFor(INSTALL_TIMEOUT_MINUTES, TimeUnit.MINUTES) || process.exitValue() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " failed: " + said.strip());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }
}
