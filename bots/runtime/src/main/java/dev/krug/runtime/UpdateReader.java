package dev.krug.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.telegram.telegrambots.meta.api.objects.Update;

/** Reads stored updates as the handlers see them; fields that the library does not know stay in the stored JSON. */
final class UpdateReader {

    private static final ObjectMapper TELEGRAM = new ObjectMapper();

    private UpdateReader() {}

    static Update parse(String payload) {
        try {
            return TELEGRAM.readValue(payload, Update.class);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalArgumentException("An update could not be read: " + unreadable.getOriginalMessage());
        }
    }
}
