package dev.krug.sandbox.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.springframework.core.io.Resource;

/** The one inline script of the page, its import map, allowed by what it says. */
final class InlineScript {

    private static final String BEGIN = "<script type=\"importmap\">";

    private InlineScript() {}

    /** The source expression for the policy of the page. */
    static String hash(Resource page) {
        try {
            var html = page.getContentAsString(UTF_8);
            int from = html.indexOf(BEGIN) + BEGIN.length();
            var script = html.substring(from, html.indexOf("</script>", from));
            var digest = MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
