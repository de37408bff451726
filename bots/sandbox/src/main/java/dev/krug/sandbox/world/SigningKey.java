package dev.krug.sandbox.world;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The local Telegram's own Ed25519 key, in place of the one that only Telegram has.
 *
 * @param secret PKCS #8 in base64
 * @param publicHex the 32 bytes of the public key in hexadecimal, as {@code krug.initdata.ed25519-key} wants them
 */
public record SigningKey(String secret, String publicHex) {

    private static final int RAW_KEY_BYTES = 32;

    static SigningKey generate() {
        try {
            var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            var x509 = pair.getPublic().getEncoded(); // a fixed header, then the raw key
            return new SigningKey(
                    Base64.getEncoder().encodeToString(pair.getPrivate().getEncoded()),
                    HexFormat.of().formatHex(x509, x509.length - RAW_KEY_BYTES, x509.length));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This JDK has no Ed25519", impossible);
        }
    }

    /** The signature in base64url without padding. */
    public String sign(String message) {
        try {
            var key = KeyFactory.getInstance("Ed25519")
                    .generatePrivate(new PKCS8EncodedKeySpec(Base64.getDecoder().decode(secret)));
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key);
            signature.update(message.getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException unusable) {
            throw new IllegalStateException("The sandbox's signing key is unusable", unusable);
        }
    }
}
