package dev.krug.sandbox.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What the long runs found, line by line in target/chaos/report.md. */
final class Report {

    private static final Path FILE = Path.of("target", "chaos", "report.md");

    private Report() {}

    static void add(String line) {
        try {
            Files.createDirectories(FILE.getParent());
            Files.writeString(FILE, "- " + line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
