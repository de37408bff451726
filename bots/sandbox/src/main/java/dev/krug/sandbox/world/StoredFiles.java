package dev.krug.sandbox.world;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The files that were sent. Guarded by the lock of the {@link World}. */
public final class StoredFiles {

    private static final int MAX_EXTENSION = 8;

    private final World world;

    StoredFiles(World world) {
        this.world = world;
    }

    /**
     * Keeps a file.
     *
     * @param kind what it was sent as: {@code photo}, {@code video}, ...
     * @param details what is told of it whenever it is sent again: duration, width, ...
     */
    public StoredFile store(String kind, String name, String mime, byte[] content, ObjectNode details) {
        var path = kind + "s/file_" + world.state().files.size() + extension(name);
        var file = new StoredFile(
                Ids.opaque("AgACAgI", 24), Ids.opaque("AQAD", 6), path, name, mime, content, kind, details);
        world.state().files.put(file.id(), file);
        return file;
    }

    public @Nullable StoredFile find(String id) {
        return world.state().files.get(id);
    }

    public @Nullable StoredFile at(String path) {
        return world.state().files.values().stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElse(null);
    }

    private static String extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0 || name.length() - dot > MAX_EXTENSION
                ? ""
                : name.substring(dot).toLowerCase(Locale.ROOT);
    }
}
