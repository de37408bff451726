package dev.krug.miniapp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;

/** A file that pages load, named by its content so that a browser never shows an old one. */
record Asset(String name, MediaType type, byte[] bytes) {

    private static final MediaType JAVASCRIPT = MediaType.parseMediaType("text/javascript;charset=utf-8");
    private static final MediaType CSS = MediaType.parseMediaType("text/css;charset=utf-8");

    static Asset script(String name, String source) {
        return new Asset(name, JAVASCRIPT, source.getBytes(UTF_8));
    }

    static Asset style(String name, String source) {
        return new Asset(name, CSS, source.getBytes(UTF_8));
    }

    String path() {
        return "/m/static/" + fingerprint() + "/" + name;
    }

    static String text(String path) {
        try (var stream = new ClassPathResource(path).getInputStream()) {
            return new String(stream.readAllBytes(), UTF_8);
        } catch (IOException missing) {
            throw new UncheckedIOException("A file of the Mini App is missing: " + path, missing);
        }
    }

    private String fingerprint() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(digest, 0, 6);
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is part of every JDK", missing);
        }
    }
}
