package dev.krug.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.subtle.Hkdf;
import java.security.GeneralSecurityException;
import java.util.ArrayList;

/**
 * Hands out a box (reversible) or a blind index (one way) for a purpose. Every purpose has keys of its own, derived
 * from the master key, so that a value sealed for one cannot be opened for another. Safe for concurrent use.
 */
public final class Secrets {

    private static final byte[] SALT = "krug".getBytes(UTF_8);
    private static final int KEY_BYTES = 32;

    private final MasterKeys masterKeys;

    public Secrets(MasterKeys masterKeys) {
        this.masterKeys = masterKeys;
    }

    /** Seals with the primary master key, opens what any listed one sealed. */
    public SecretBox box(String purpose) {
        var keys = new ArrayList<byte[]>();
        for (var master : masterKeys.all()) {
            keys.add(derive(master, "aead|" + purpose));
        }
        return SecretBox.of(keys);
    }

    /** Equal values get equal indexes; without the master key they tell nothing. */
    public BlindIndex index(String purpose) {
        return new BlindIndex(derive(masterKeys.index(), "index|" + purpose));
    }

    private static byte[] derive(String master, String purpose) {
        try {
            return Hkdf.computeHkdf("HMACSHA256", master.getBytes(UTF_8), SALT, purpose.getBytes(UTF_8), KEY_BYTES);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("HKDF with SHA-256 is part of every JDK", missing);
        }
    }
}
