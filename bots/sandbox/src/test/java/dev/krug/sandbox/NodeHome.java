package dev.krug.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A folder of programs for Node, with the packages that npm installs from the lock file beside them. */
public final class NodeHome {

    private static final int INSTALL_MINUTES = 3;
    private static final Map<String, NodeHome> INSTALLED = new HashMap<>();

    private final Path home;

    private NodeHome(Path home) {
        this.home = home;
    }

    /** Installs a folder of src/test below target, once in a run of tests. */
    public static synchronized NodeHome of(String folder) {
        return INSTALLED.computeIfAbsent(folder, NodeHome::install);
    }

    private static NodeHome install(String folder) {
        var home = Path.of("target/npm").resolve(Path.of(folder).getFileName());
        try {
            copy(Path.of("src/test").resolve(folder), home);
            var log = home.resolve("install.log");
            var npm = new ProcessBuilder("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts")
                    .directory(home.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            if (!npm.waitFor(INSTALL_MINUTES, TimeUnit.MINUTES) || npm.exitValue() != 0) {
                npm.destroy();
                throw new AssertionError(
                        "npm could not install the packages of " + folder + ":\n" + Files.readString(log));
            }
            return new NodeHome(home);
        } catch (IOException noNpm) {
            throw missing(noNpm);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static void copy(Path source, Path home) throws IOException {
        Files.createDirectories(home);
        try (var files = Files.list(source)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.copy(file, home.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static AssertionError missing(IOException cause) {
        return new AssertionError(
                "This test checks the local Telegram by packages from npm: install Node 20 or newer with npm.", cause);
    }

    /** Starts one of the programs; what it complains about is shown among the test's own lines. */
    public Process start(String program, Map<String, String> environment) {
        var node = new ProcessBuilder("node", program).directory(home.toFile());
        node.redirectError(ProcessBuilder.Redirect.INHERIT).environment().putAll(environment);
        try {
            return node.start();
        } catch (IOException noNode) {
            throw missing(noNode);
        }
    }

    public byte[] read(String file) {
        try {
            return Files.readAllBytes(home.resolve(file));
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }
}
