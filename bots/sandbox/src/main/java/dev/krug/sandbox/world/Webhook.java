package dev.krug.sandbox.world;

import org.jspecify.annotations.Nullable;

/** Where a bot wants its updates. */
public record Webhook(
        String url,
        @Nullable String secret,
        long maxConnections,
        @Nullable String ipAddress,
        boolean certificate,
        long lastErrorAt,
        @Nullable String lastError) {

    public Webhook failed(long at, String reason) {
        return new Webhook(url, secret, maxConnections, ipAddress, certificate, at, reason);
    }
}
