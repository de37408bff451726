package dev.krug.identity;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** @param issuer the {@code iss} of all tokens */
@ConfigurationProperties("krug.tokens")
record TokenSettings(@DefaultValue("krug") String issuer) {

    TokenSettings {
        if (issuer.isBlank()) {
            throw new IllegalArgumentException("krug.tokens.issuer must not be blank");
        }
    }
}
