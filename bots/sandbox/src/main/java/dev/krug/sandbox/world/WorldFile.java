package dev.krug.sandbox.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Rejection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;

/** A saved world: one JSON file that is replaced as a whole. */
public final class WorldFile {

    private WorldFile() {}

    public static void write(Path file, World world) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            var draft = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(draft, world.save(), UTF_8);
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("The world cannot be saved to " + file, unwritable);
        }
    }

    public static void read(Path file, World world) {
        try {
            world.load(Files.readString(file, UTF_8));
        } catch (IOException unreadable) {
            throw Rejection.badRequest("the saved world " + file.getFileName() + " cannot be read");
        }
    }

    static String write(State state) {
        return Json.MAPPER.writeValueAsString(state);
    }

    static State read(String saved) {
        try {
            return Json.MAPPER.readValue(saved, State.class);
        } catch (JacksonException notAWorld) {
            throw Rejection.badRequest("this is not a saved world");
        }
    }
}
