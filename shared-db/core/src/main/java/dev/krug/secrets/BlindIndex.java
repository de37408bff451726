package dev.krug.secrets;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 over a normalised value: a column that can be looked up without knowing what it holds. */
public final class BlindIndex {

    private final SecretKeySpec key;

    BlindIndex(byte[] key) {
        this.key = new SecretKeySpec(key, "HmacSHA256");
    }

    /** 64 lower-case hexadecimal digits; the caller normalises. */
    public String of(String normalised) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(normalised.getBytes(UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("HMAC-SHA256 is part of every JDK", missing);
        }
    }
}
