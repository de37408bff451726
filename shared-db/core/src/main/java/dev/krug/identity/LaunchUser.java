package dev.krug.identity;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The {@code user} of a launch, as Telegram describes them. */
public record LaunchUser(
        long id,
        String firstName,
        @Nullable String lastName,
        @Nullable String username,
        @Nullable String languageCode,
        @Nullable String photoUrl,
        @Nullable Boolean isPremium,
        @Nullable Boolean addedToAttachmentMenu,
        @Nullable Boolean allowsWriteToPm,
        boolean isBot) {

    private static final long MAX_ID = (1L << 53) - 1;
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /** @throws IllegalArgumentException on anything but an object with fields of the right types */
    static LaunchUser parse(String json) { // CORE-037
        try {
            var user = MAPPER.readTree(json);
            var id = user.path("id");
            if (!id.isIntegralNumber() || !id.canConvertToLong() || id.longValue() < 1 || id.longValue() > MAX_ID) {
                throw new IllegalArgumentException("id");
            }
            var firstName = text(user, "first_name");
            if (firstName == null) {
                throw new IllegalArgumentException("first_name");
            }
            return new LaunchUser(
                    id.longValue(),
                    firstName,
                    text(user, "last_name"),
                    text(user, "username"),
                    text(user, "language_code"),
                    text(user, "photo_url"),
                    flag(user, "is_premium"),
                    flag(user, "added_to_attachment_menu"),
                    flag(user, "allows_write_to_pm"),
                    Boolean.TRUE.equals(flag(user, "is_bot")));
        } catch (JacksonException notJson) {
            throw new IllegalArgumentException("user", notJson);
        }
    }

    private static @Nullable String text(JsonNode user, String field) {
        var value = user.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isString()) {
            throw new IllegalArgumentException(field);
        }
        return storable(value.stringValue());
    }

    // PostgreSQL stores neither NUL nor half a surrogate pair
    private static String storable(String text) {
        var storable = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> point != 0)
                .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .forEach(storable::appendCodePoint);
        return storable.toString();
    }

    private static @Nullable Boolean flag(JsonNode user, String field) {
        var value = user.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isBoolean()) {
            throw new IllegalArgumentException(field);
        }
        return value.booleanValue();
    }
}
