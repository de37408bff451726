package dev.krug.identity;

import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The keys as this process last read them: one signs, all listed verify. */
record KeyRing(List<SigningKey> keys, SigningKey active, PrivateKey signing) {

    Optional<RSAPublicKey> verifying(String kid) {
        return keys.stream()
                .filter(key -> key.kid().equals(kid))
                .map(SigningKey::publicKey)
                .findFirst();
    }

    /** Whether the table has a step to make. */
    boolean isDue(Instant now) {
        var pending = keys.stream()
                .filter(key -> key.state() == SigningKey.State.PENDING)
                .findFirst();
        return pending.map(key -> !now.isBefore(key.activateAt()))
                .orElseGet(() -> !now.isBefore(active.activateAt().plus(SigningKeys.ACTIVE_FOR)));
    }

    /** Names no key. */
    @Override
    public String toString() {
        return "KeyRing[" + active.kid() + "]";
    }
}
