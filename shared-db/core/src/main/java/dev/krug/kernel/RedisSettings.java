package dev.krug.kernel;

import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Where Redis is; without it limits hold per process.
 *
 * @param url {@code redis://:password@host:port} or {@code rediss://...}
 */
@Validated
@ConfigurationProperties("krug.redis")
record RedisSettings(
        @Nullable @Pattern(regexp = "|rediss?://.+", message = "must be redis://:password@host:port")
        String url) {

    /** Names no secret. */
    @Override
    public String toString() {
        return "RedisSettings[" + (url == null || url.isEmpty() ? "none" : "set") + "]";
    }
}
