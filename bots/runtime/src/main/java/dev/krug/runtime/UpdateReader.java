package dev.krug.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.krug.telegram.ReceivedUpdate;
import java.util.List;
import org.telegram.telegrambots.meta.api.objects.Update;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads updates: only as far as needed on arrival, wholly when they are handled. */
final class UpdateReader {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final ObjectMapper TELEGRAM = new ObjectMapper();

    // Telegram gives ten seconds to answer these, so they do not wait behind the chat's other updates.
    private static final List<String> URGENT = List.of("pre_checkout_query", "shipping_query");

    private UpdateReader() {}

    /** The updates of an answer to getUpdates, untouched. */
    static List<ReceivedUpdate> readAll(String answer) {
        return JSON.readTree(answer).path("result").values().stream()
                .map(UpdateReader::read)
                .toList();
    }

    static ReceivedUpdate read(JsonNode update) { // CORE-375
        for (var kind : URGENT) {
            if (update.has(kind)) {
                return received(update, "u:" + userOf(update.get(kind)), 0);
            }
        }
        return received(update, chatKey(update), 1);
    }

    /** The update as the handlers see it; fields that the library does not know stay in the stored JSON. */
    static Update parse(String payload) {
        try {
            return TELEGRAM.readValue(payload, Update.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("An update could not be read: " + unreadable.getOriginalMessage());
        }
    }

    private static ReceivedUpdate received(JsonNode update, String chatKey, int lane) {
        return new ReceivedUpdate(update.path("update_id").asLong(), chatKey, lane, update.toString());
    }

    private static String chatKey(JsonNode update) {
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
