package dev.krug.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs initData as Telegram does, written from its documents and not from the code that checks it. */
public final class SignedLaunch {

    private final Map<String, String> fields = new LinkedHashMap<>();

    private SignedLaunch() {}

    public static SignedLaunch of(long telegramId, String firstName, Instant authDate) {
        return new SignedLaunch()
                .with("query_id", "AAHdF6IQAAAAAN0XohDhrOrc")
                .with(
                        "user",
                        "{\"id\":" + telegramId + ",\"first_name\":\"" + firstName
                                + "\",\"last_name\":\"\",\"language_code\":\"ru\",\"allows_write_to_pm\":true}")
                .with("auth_date", Long.toString(authDate.getEpochSecond()));
    }

    public SignedLaunch with(String field, String value) {
        fields.put(field, value);
        return this;
    }

    public SignedLaunch without(String field) {
        fields.remove(field);
        return this;
    }

    public String by(String botToken) {
        var text = new TreeMap<>(fields)
                .entrySet().stream().map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining("\n"));
        var hash = HexFormat.of().formatHex(hmac(hmac("WebAppData".getBytes(UTF_8), botToken), text));
        return unsigned() + "&hash=" + hash;
    }

    public String unsigned() {
        return fields.entrySet().stream()
                .map(e -> e.getKey() + "="
                        + URLEncoder.encode(e.getValue(), UTF_8).replace("+", "%20"))
                .collect(Collectors.joining("&"));
    }

    private static byte[] hmac(byte[] key, String message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message.getBytes(UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
