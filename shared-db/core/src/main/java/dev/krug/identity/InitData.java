package dev.krug.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The pairs of a Mini App launch, decoded once and sorted by the bytes of their keys. Nothing in it is proved yet. */
record InitData(SortedMap<String, String> pairs) {

    static final int MAX_BYTES = 8_192;
    private static final Comparator<String> BY_BYTES =
            (left, right) -> Arrays.compareUnsigned(left.getBytes(UTF_8), right.getBytes(UTF_8));

    /** Empty if the text is malformed. */
    static Optional<InitData> parse(String raw) { // CORE-030
        var pairs = new TreeMap<String, String>(BY_BYTES);
        try {
            if (UTF_8.newEncoder().encode(CharBuffer.wrap(raw)).remaining() > MAX_BYTES) {
                return Optional.empty();
            }
            for (var pair : raw.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals < 1) {
                    return Optional.empty();
                }
                var value = decode(pair.substring(equals + 1));
                if (pairs.put(decode(pair.substring(0, equals)), value) != null) {
                    return Optional.empty();
                }
            }
        } catch (CharacterCodingException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
        return Optional.of(new InitData(pairs));
    }

    @Nullable
    String get(String key) {
        return pairs.get(key);
    }

    /** What Telegram signed with the bot's token: all but the hash, so {@code signature} stays in. */
    String checkString() { // CORE-031
        return lines(key -> !key.equals("hash"));
    }

    /** What Telegram signed with its own key for those who do not know the token. */
    String thirdPartyMessage(long telegramBotId) { // CORE-032
        return telegramBotId + ":WebAppData\n" + lines(key -> !key.equals("hash") && !key.equals("signature"));
    }

    private String lines(Predicate<String> included) {
        return pairs.entrySet().stream()
                .filter(pair -> included.test(pair.getKey()))
                .map(pair -> pair.getKey() + "=" + pair.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static String decode(String text) throws CharacterCodingException {
        var encoded = text.getBytes(UTF_8);
        var decoded = ByteBuffer.allocate(encoded.length);
        for (int i = 0; i < encoded.length; i++) {
            switch (encoded[i]) {
                case '+' -> decoded.put((byte) ' ');
                case '%' -> {
                    decoded.put((byte) (digit(encoded, i + 1) << 4 | digit(encoded, i + 2)));
                    i += 2;
                }
                default -> decoded.put(encoded[i]);
            }
        }
        return UTF_8.newDecoder().decode(decoded.flip()).toString();
    }

    private static int digit(byte[] text, int index) {
        int digit = index < text.length ? Character.digit((char) text[index], 16) : -1;
        if (digit < 0) {
            throw new IllegalArgumentException("A percent sign needs two hexadecimal digits");
        }
        return digit;
    }
}
