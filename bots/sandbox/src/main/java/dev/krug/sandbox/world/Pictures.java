package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/** Photos as Telegram describes them. */
public final class Pictures {

    private Pictures() {}

    /** The sizes of a photo; null if it is none. */
    public static @Nullable ArrayNode sizes(StoredFile file) {
        try {
            var picture = ImageIO.read(new ByteArrayInputStream(file.content()));
            if (picture == null) {
                return null;
            }
            var sizes = Json.array();
            sizes.addObject()
                    .put("file_id", file.id())
                    .put("file_unique_id", file.uniqueId())
                    .put("file_size", file.content().length)
                    .put("width", picture.getWidth())
                    .put("height", picture.getHeight());
            return sizes;
        } catch (IOException notAPicture) {
            return null;
        }
    }
}
