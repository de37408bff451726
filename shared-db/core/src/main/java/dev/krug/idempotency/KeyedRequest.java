package dev.krug.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.krug.users.UserId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request that carries a key.
 *
 * @param scope the endpoint; equal keys at two endpoints are two keys
 * @param key 1 to 255 printable ASCII characters
 */
public record KeyedRequest(@Nullable UserId user, String scope, String key, JsonNode body) {

    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .build();

    public KeyedRequest {
        if (!isKey(key)) {
            throw new IllegalArgumentException("An idempotency key has 1 to 255 printable ASCII characters");
        }
    }

    public static boolean isKey(String text) {
        return text.matches("[\\x21-\\x7e][\\x20-\\x7e]{0,254}");
    }

    /** Equal for bodies that say the same, in whatever order. */
    String bodyHash() { // CORE-010
        var canonical = CANONICAL.writeValueAsString(CANONICAL.treeToValue(body, Object.class));
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("SHA-256 is part of every JDK", missing);
        }
    }
}
