package dev.krug.sandbox.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The folder that a start leaves for the next one. Only one process has it at a time. */
public final class DataFolder implements AutoCloseable {

    private static final int SECRET_BYTES = 32;

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    public static DataFolder open(Path path) {
        try {
            Files.createDirectories(path);
            var channel = FileChannel.open(path.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new StartRefused("Krug is already running here: another process uses " + path
                        + ", stop it or choose another folder with --krug.sandbox.data=<folder>.");
            }
            return new DataFolder(path, channel);
        } catch (IOException unusable) {
            throw new StartRefused("The data folder " + path + " cannot be used (" + unusable.getMessage()
                    + "), choose another one" + " with --krug.sandbox.data=<folder>.");
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException thisVeryProcess) {
            return false;
        }
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    /** What an earlier start wrote down under this name; null if nothing. */
    public @Nullable String read(String name) {
        try {
            return Files.exists(file(name))
                    ? Files.readString(file(name), UTF_8).strip()
                    : null;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public void write(String name, String value) {
        try {
            Files.writeString(file(name), value, UTF_8);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** What an earlier start wrote down, else what is made now and kept. */
    public String remembered(String name, Supplier<String> create) {
        var known = read(name);
        if (known != null) {
            return known;
        }
        var value = create.get();
        write(name, value);
        return value;
    }

    /** A secret that is made once, 64 hexadecimal digits. */
    public String secret(String name) {
        return remembered(name, () -> {
            var bytes = new byte[SECRET_BYTES];
            new SecureRandom().nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        });
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        }
    }
}
