package dev.krug.runtime;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where Telegram finds the API.
 *
 * @param url the public address, without the path; needed by bots whose mode is webhook
 */
@ConfigurationProperties("krug.webhook")
record WebhookSettings(@Nullable String url) {

    WebhookSettings {
        if (url != null && url.isBlank()) {
            url = null;
        }
        if (url != null && !url.matches("https?://[^/?#\\s]+(/[^?#\\s]*)?")) {
            throw new IllegalArgumentException(
                    "krug.webhook.url must be the public address of the API, like https://example.org, not " + url);
        }
    }

    String of(String botName) {
        if (url == null) {
            throw new IllegalStateException("krug.webhook.url is missing: " + botName + " is to get its updates by"
                    + " webhook, so Telegram must know the public address of the API");
        }
        return (url.endsWith("/") ? url : url + "/") + "webhooks/telegram/" + botName;
    }
}
