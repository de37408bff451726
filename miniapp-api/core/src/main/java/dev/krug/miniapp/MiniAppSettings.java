package dev.krug.miniapp;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the Mini App may be shown.
 *
 * @param frameAncestors origins, beside Telegram's own, whose pages may frame it
 */
@ConfigurationProperties("krug.mini-app")
record MiniAppSettings(@DefaultValue List<String> frameAncestors) {

    MiniAppSettings {
        for (var origin : frameAncestors) {
            if (!origin.matches("https?://[^;,'\"\\s/]+")) {
                throw new IllegalArgumentException(
                        "krug.mini-app.frame-ancestors must list origins like https://example.com, not " + origin);
            }
        }
    }
}
