package dev.krug.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.AccessesPartialKey;
import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.AesGcmKey;
import com.google.crypto.tink.aead.AesGcmParameters;
import com.google.crypto.tink.util.SecretBytes;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;

/**
 * AES-256-GCM with a random nonce and the key's id in front. A sealed value opens only in the place it was sealed for.
 */
public final class SecretBox {

    private static final AesGcmParameters AES_256_GCM = parameters();

    private final Aead aead;

    private SecretBox(Aead aead) {
        this.aead = aead;
    }

    static SecretBox of(List<byte[]> keys) {
        try {
            var keyset = KeysetHandle.newBuilder();
            for (int i = 0; i < keys.size(); i++) {
                var entry = KeysetHandle.importKey(key(keys.get(i))).withFixedId(id(keys.get(i)));
                keyset.addEntry(i == 0 ? entry.makePrimary() : entry);
            }
            return new SecretBox(keyset.build().getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException twice) {
            throw new IllegalArgumentException("krug.previous-secret-keys names a key twice", twice);
        }
    }

    public String seal(String plain, Place place) {
        try {
            var sealed = aead.encrypt(plain.getBytes(UTF_8), place.bytes());
            return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Sealing failed", impossible);
        }
    }

    /** @throws SecretUnreadable if the value was sealed elsewhere, with another key, or was changed */
    public String open(String sealed, Place place) {
        try {
            return new String(aead.decrypt(Base64.getUrlDecoder().decode(sealed), place.bytes()), UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException refused) {
            throw new SecretUnreadable(place, refused);
        }
    }

    @AccessesPartialKey
    private static AesGcmKey key(byte[] bytes) throws GeneralSecurityException {
        return AesGcmKey.builder()
                .setParameters(AES_256_GCM)
                .setKeyBytes(SecretBytes.copyFrom(bytes, InsecureSecretKeyAccess.get()))
                .setIdRequirement(id(bytes))
                .build();
    }

    // The id follows from the key, so that configuration lists keys without numbering them.
    private static int id(byte[] key) throws GeneralSecurityException {
        var digest = MessageDigest.getInstance("SHA-256").digest(key);
        return ByteBuffer.wrap(digest).getInt() & Integer.MAX_VALUE | 1;
    }

    private static AesGcmParameters parameters() {
        try {
            AeadConfig.register();
            return AesGcmParameters.builder()
                    .setKeySizeBytes(32)
                    .setIvSizeBytes(12)
                    .setTagSizeBytes(16)
                    .setVariant(AesGcmParameters.Variant.TINK)
                    .build();
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("AES-GCM is part of every JDK", missing);
        }
    }

    /** The row and column that a sealed value belongs to. */
    public record Place(String table, String column, String rowId) {

        byte[] bytes() { // CORE-013
            return (table + "|" + column + "|" + rowId).getBytes(UTF_8);
        }
    }
}
