package dev.krug.sandbox.content;

import dev.krug.sandbox.request.Input;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.World;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * A kind of content.
 *
 * @param name as in {@code sendPhoto}, in small letters: {@code photo}, {@code video_note}
 * @param permission what a member of a group needs to send it
 */
public record Kind(String name, String permission, List<Parameter> parameters, Reader reader) {

    /** Makes the fields of a message of what somebody sends. */
    @FunctionalInterface
    public interface Reader {
        ObjectNode read(World world, long author, Input input);
    }

    public ObjectNode read(World world, long author, Input input) {
        return reader.read(world, author, input);
    }
}
