package dev.krug.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The arithmetic of Telegram's launch signatures. */
final class Signatures {

    // what an X.509 public key of this algorithm begins with (RFC 8410)
    private static final byte[] ED25519_PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");
    private static final byte[] WEB_APP_DATA = "WebAppData".getBytes(UTF_8);

    private Signatures() {}

    static byte[] launchHash(String token, byte[] checkString) { // CORE-031
        return hmac(hmac(WEB_APP_DATA, token.getBytes(UTF_8)), checkString);
    }

    /** Zeros when the text is not 64 hexadecimal digits: a value that no HMAC has in practice, compared like any. */
    static byte[] hash(@Nullable String hex) {
        return hex != null && hex.matches("[0-9a-fA-F]{64}") ? HexFormat.of().parseHex(hex) : new byte[32];
    }

    static PublicKey ed25519(byte[] raw) {
        var encoded = new byte[ED25519_PREFIX.length + raw.length];
        System.arraycopy(ED25519_PREFIX, 0, encoded, 0, ED25519_PREFIX.length);
        System.arraycopy(raw, 0, encoded, ED25519_PREFIX.length, raw.length);
        try {
            return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
        } catch (GeneralSecurityException notAPoint) {
            throw new IllegalArgumentException("krug.initdata.ed25519-key is not an Ed25519 public key", notAPoint);
        }
    }

    /** False also for anything that is not 64 bytes in base64, url-safe or not, padded or not. */
    static boolean isSigned(PublicKey key, String message, @Nullable String base64) { // CORE-032
        try {
            if (base64 == null) {
                return false;
            }
            var plain = base64.replace('+', '-').replace('/', '_').replaceFirst("={1,2}$", "");
            var signature = Base64.getUrlDecoder().decode(plain);
            var verifier = Signature.getInstance("Ed25519");
            verifier.initVerify(key);
            verifier.update(message.getBytes(UTF_8));
            return signature.length == 64 && verifier.verify(signature);
        } catch (IllegalArgumentException | SignatureException wrong) {
            return false;
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("Ed25519 is part of every JDK", missing);
        }
    }

    static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("SHA-256 is part of every JDK", missing);
        }
    }

    private static byte[] hmac(byte[] key, byte[] message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("HMAC-SHA256 is part of every JDK", missing);
        }
    }
}
