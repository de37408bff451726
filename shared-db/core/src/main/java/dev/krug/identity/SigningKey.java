package dev.krug.identity;

import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Locale;

/** A key of the table, without its private half. */
record SigningKey(String kid, RSAPublicKey publicKey, State state, Instant activateAt) {

    enum State {
        PENDING,
        ACTIVE,
        RETIRED,
        COMPROMISED,
        REMOVED;

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
