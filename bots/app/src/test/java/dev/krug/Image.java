package dev.krug;

import dev.krug.testing.Servers;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The folder that the container image holds, made by the same steps as in the Dockerfile. */
public record Image(Path folder) {

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** Takes the executable jar apart into the folder. */
    public static Image extract(Path folder) throws IOException, InterruptedException {
        var layers = folder.resolve("layers");
        run(
                folder,
                Map.of(),
                JAVA.resolve("java").toString(),
                "-Djarmode=tools",
                "-jar",
                executable().toString(),
                "extract",
                "--layers",
                "--application-filename",
                "app.jar",
                "--destination",
                layers.toString());
        var app = Files.createDirectory(folder.resolve("app"));
        for (var layer : List.of("dependencies", "snapshot-dependencies", "application")) {
            copy(layers.resolve(layer), app);
        }
        copy(Path.of("src/main/image"), app);
        return new Image(app);
    }

    /** The executable jar of this build. */
    public static Path executable() throws IOException {
        try (var files = Files.list(Path.of("target"))) {
            return files.filter(file -> file.toString().endsWith("-exec.jar"))
                    .findFirst()
                    .orElseThrow(
                            () -> new IllegalStateException("target/ holds no executable jar: run `package` first"))
                    .toAbsolutePath();
        }
    }

    /** Writes the start-up cache by a run on servers that hold nothing. */
    public Image train() throws IOException, InterruptedException {
        var settings = Map.of(
                "PATH", path(),
                "PORT", Integer.toString(freePort()),
                "DATABASE_URL", Servers.newDatabase("training"),
                "REDIS_URL", Servers.redisUrl());
        run(folder, settings, "./train.sh");
        return this;
    }

    /** Starts the executable as the container does; the cache must fit. */
    public Process start(Map<String, String> settings, String... arguments) throws IOException {
        var environment = new HashMap<>(settings);
        environment.put("PATH", path());
        environment.put("JDK_JAVA_OPTIONS", "-XX:AOTMode=on");
        var command = new ArrayList<>(List.of("./start.sh"));
        command.addAll(List.of(arguments));
        return process(folder, environment, command.toArray(String[]::new));
    }

    /** Whether the container's health check passes. */
    public boolean isHealthy(int port) throws IOException, InterruptedException {
        return process(folder, Map.of("PORT", Integer.toString(port)), "./healthy.sh")
                        .waitFor()
                == 0;
    }

    /** A port that was free a moment ago. */
    public static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String path() {
        return JAVA + ":" + System.getenv("PATH");
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                var target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static void run(Path folder, Map<String, String> environment, String... command)
            throws IOException, InterruptedException {
        var process = process(folder, environment, command);
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new IllegalStateException(command[0] + " failed:\n" + Files.readString(folder.resolve("output.log")));
        }
    }

    private static Process process(Path folder, Map<String, String> environment, String... command) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve("output.log").toFile()));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
