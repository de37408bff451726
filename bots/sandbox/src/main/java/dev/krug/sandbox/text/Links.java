package dev.krug.sandbox.text;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What Telegram takes for a link in marked text. */
final class Links {

    private static final Pattern USER = Pattern.compile("tg://user\\?id=(\\d+).*");
    private static final Pattern LINK =
            Pattern.compile("(?i)(https?|tg|ton|tonsite)://\\S+|[\\p{L}\\d-]+(\\.[\\p{L}\\d-]+)+([/?#:]\\S*)?");

    private Links() {}

    static @Nullable String user(String url) {
        var matcher = USER.matcher(url);
        return matcher.matches() ? matcher.group(1) : null;
    }

    static boolean isLink(String url) {
        return LINK.matcher(url).matches();
    }

    /** As Telegram gives it back: with a scheme, and with a path. */
    static String normal(String url) {
        var full = url.contains("://") ? url : "http://" + url;
        return full.indexOf('/', full.indexOf("://") + 3) < 0 && !full.contains("?") && full.startsWith("http")
                ? full + "/"
                : full;
    }
}
