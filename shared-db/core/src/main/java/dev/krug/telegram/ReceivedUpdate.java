package dev.krug.telegram;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An update as Telegram sent it.
 *
 * @param chatKey updates with the same key are processed one after the other: the chat's id, else {@code u:} and the
 *     user's
 * @param lane 0 for queries that Telegram gives seconds to answer, 1 for the rest
 * @param payload the JSON, untouched but for NUL characters, which PostgreSQL cannot store
 */
public record ReceivedUpdate(long updateId, String chatKey, int lane, String payload) {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

    // Telegram gives ten seconds to answer these, so they do not wait behind the chat's other updates.
    private static final List<String> URGENT = List.of("pre_checkout_query", "shipping_query");

    /** The updates of an answer to getUpdates. */
    public static List<ReceivedUpdate> allOf(String answer) {
        return JSON.readTree(answer).path("result").values().stream()
                .map(ReceivedUpdate::of)
                .toList();
    }

    /** One update as a webhook gets it; empty when it is no JSON or has no integer as update_id. */
    public static Optional<ReceivedUpdate> parse(byte[] body) {
        try {
            var update = JSON.readTree(body);
            return update.path("update_id").canConvertToLong()
                            && update.path("update_id").isIntegralNumber()
                    ? Optional.of(of(update))
                    : Optional.empty();
        } catch (JacksonException malformed) {
            return Optional.empty();
        }
    }

    static ReceivedUpdate of(JsonNode update) { // CORE-375
        for (var kind : URGENT) {
            if (update.has(kind)) {
                return received(update, "u:" + userOf(update.get(kind)), 0);
            }
        }
        return received(update, chatKeyOf(update), 1);
    }

    private static ReceivedUpdate received(JsonNode update, String chatKey, int lane) {
        var payload = NUL.matcher(update.toString()).replaceAll("$1\\\\ufffd");
        return new ReceivedUpdate(update.path("update_id").asLong(), chatKey, lane, payload);
    }

    private static String chatKeyOf(JsonNode update) {
        for (var field : update.properties()) {
            var content = field.getValue();
            if (content.isObject()) {
                var chat = content.has("chat")
                        ? content.path("chat")
                        : content.path("message").path("chat");
                return chat.has("id") ? chat.path("id").asString() : "u:" + userOf(content);
            }
        }
        return "none";
    }

    private static String userOf(JsonNode content) {
        return content.path(content.has("from") ? "from" : "user").path("id").asString("0");
    }
}
