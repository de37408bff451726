package dev.krug.sandbox.content;

import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.world.StoredFile;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/** Photos as Telegram describes them, and pictures that the sandbox draws itself. */
public final class Pictures {

    private static final int SIDE = 320;

    private Pictures() {}

    /** The sizes of a photo; null if it is none. */
    public static @Nullable ArrayNode sizes(StoredFile file) {
        try {
            var picture = ImageIO.read(new ByteArrayInputStream(file.content()));
            if (picture == null) {
                return null;
            }
            var sizes = Json.array();
            sizes.add(file.json().put("width", picture.getWidth()).put("height", picture.getHeight()));
            return sizes;
        } catch (IOException notAPicture) {
            return null;
        }
    }

    /** A grey area, where a picture would have to be fetched from the network. */
    static byte[] placeholder() {
        return draw("", Color.LIGHT_GRAY);
    }

    /** A profile picture: letters on a colour. */
    public static byte[] initials(String letters, long seed) {
        return draw(letters, Color.getHSBColor(Math.floorMod(seed, 360) / 360f, 0.5f, 0.8f));
    }

    private static byte[] draw(String letters, Color background) {
        var picture = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setColor(background);
        pen.fillRect(0, 0, SIDE, SIDE);
        if (!letters.isEmpty()) {
            pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, SIDE / 2));
            pen.setColor(Color.WHITE);
            int width = pen.getFontMetrics().stringWidth(letters);
            pen.drawString(letters, (SIDE - width) / 2, SIDE * 2 / 3);
        }
        pen.dispose();
        var file = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", file);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return file.toByteArray();
    }
}
