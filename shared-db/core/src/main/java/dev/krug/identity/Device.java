package dev.krug.identity;

import org.jspecify.annotations.Nullable;

/** Where a login came from, as far as it is known. */
public record Device(@Nullable String ip, @Nullable String userAgent) {

    private static final int MAX_USER_AGENT = 512;

    public Device {
        userAgent = userAgent != null && userAgent.length() > MAX_USER_AGENT
                ? userAgent.substring(0, MAX_USER_AGENT)
                : userAgent;
    }
}
