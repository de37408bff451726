package dev.krug.sandbox.control;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import dev.krug.sandbox.world.BotAccount;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.Person;
import dev.krug.sandbox.world.SigningKey;
import dev.krug.sandbox.world.Views;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Who opens a Mini App, signed for the bot and for third parties. */
record InitData(SigningKey key, BotAccount bot, Person user, Chat chat) { // CORE-429

    /** From where a Mini App is opened. */
    enum Source {
        MENU,
        INLINE,
        KEYBOARD,
        LINK
    }

    /**
     * The query string; empty for a reply keyboard, where Telegram sends none.
     *
     * @param queries is told the id by which the bot may answer
     */
    String sign(Source source, String startParam, Instant now, Consumer<String> queries) {
        if (source == Source.KEYBOARD) {
            return "";
        }
        var fields = new TreeMap<String, String>();
        fields.put("user", userJson());
        if (source == Source.LINK) {
            fields.put("chat_instance", chat.instance());
            fields.put("chat_type", chat.isShared() ? chat.type() : "sender");
        } else {
            var query = "AA" + HexFormat.of().formatHex(random());
            fields.put("query_id", query);
            queries.accept(query);
        }
        if (!startParam.isEmpty()) {
            fields.put("start_param", startParam);
        }
        fields.put("auth_date", Long.toString(now.getEpochSecond()));
        fields.put("signature", key.sign(bot.id() + ":WebAppData\n" + checkString(fields)));
        fields.put("hash", hash(fields));
        return fields.entrySet().stream()
                .map(field -> field.getKey() + '=' + encode(field.getValue()))
                .collect(joining("&"));
    }

    private String userJson() {
        var json = Views.person(user);
        json.remove("is_bot");
        return json.put("allows_write_to_pm", true).toString();
    }

    private String hash(Map<String, String> fields) {
        var secret = hmac("WebAppData".getBytes(US_ASCII), bot.token());
        return HexFormat.of().formatHex(hmac(secret, checkString(fields)));
    }

    private static String checkString(Map<String, String> sorted) {
        return sorted.entrySet().stream()
                .map(field -> field.getKey() + '=' + field.getValue())
                .collect(joining("\n"));
    }

    private static byte[] hmac(byte[] key, String message) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(message.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("This JDK has no HmacSHA256", impossible);
        }
    }

    static String encode(String value) {
        return URLEncoder.encode(value, UTF_8).replace("+", "%20");
    }

    private static byte[] random() {
        var bytes = new byte[10];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
