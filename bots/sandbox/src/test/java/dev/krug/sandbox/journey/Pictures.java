package dev.krug.sandbox.journey;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Photographs that a person sends. */
final class Pictures {

    private static final int SIDE = 240;

    private Pictures() {}

    static Path png(Path folder) {
        var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        var brush = image.createGraphics();
        brush.setColor(new Color(0xF6, 0xC4, 0x45));
        brush.fillOval(SIDE / 4, SIDE / 4, SIDE / 2, SIDE / 2);
        brush.dispose();
        var file = folder.resolve("sun.png");
        try {
            if (!ImageIO.write(image, "png", file.toFile())) {
                throw new IllegalStateException("no PNG writer");
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return file;
    }
}
