package dev.krug.users.web;

import dev.krug.users.ProfileChange;
import dev.krug.web.Violations;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Reads the fields that users may change from a body: what is present counts, null clears what may be empty. */
final class ProfileBody { // CORE-142

    private static final int MAX_AGE_YEARS = 120;
    private static final List<Field> FIELDS = List.of(
            text("displayName", "display_name", false, value -> length(value, 1, 255)),
            text("username", "username", true, value -> value.matches("[A-Za-z0-9_]{3,32}")),
            text("avatarUrl", "avatar_url", true, ProfileBody::isPicture),
            text("languageCode", "language_code", false, Set.of("ru", "en")::contains),
            text("language", "language_code", false, Set.of("ru", "en")::contains),
            text("firstName", "first_name", true, value -> length(value, 1, 100)),
            text("lastName", "last_name", true, value -> length(value, 1, 100)),
            text("timezone", "timezone", false, ProfileBody::isZone),
            text("timeZone", "timezone", false, ProfileBody::isZone),
            text("gender", "gender", true, Set.of("male", "female")::contains),
            flag("isOnboarded", "is_onboarded", value -> true),
            flag("isTermsAccepted", "is_terms_accepted", value -> value),
            flag("hideFromLeaderboard", "hide_from_leaderboard", value -> true));

    private ProfileBody() {}

    @SuppressWarnings("NullAway") // the record allows null values, which its class file does not tell
    static ProfileChange read(Map<String, @Nullable Object> body, LocalDate today, Violations violations) {
        var columns = new HashMap<String, @Nullable Object>();
        for (var field : FIELDS) {
            if (body.containsKey(field.name())) {
                var value = body.get(field.name());
                violations.check(field.name(), field.accepts(value), "INVALID");
                columns.put(field.column(), value);
            }
        }
        for (var name : List.of("birthDate", "dateOfBirth")) {
            if (body.containsKey(name)) {
                var given = body.get(name);
                var date = given instanceof String text ? birthDate(text, today) : Optional.<LocalDate>empty();
                violations.check(name, given == null || date.isPresent(), "INVALID");
                columns.put("birth_date", date.orElse(null));
            }
        }
        return new ProfileChange(columns);
    }

    private static Field text(String name, String column, boolean clearable, Predicate<String> rule) {
        return new Field(
                name,
                column,
                value -> value == null ? clearable : value instanceof String text && isClean(text) && rule.test(text));
    }

    private static Field flag(String name, String column, Predicate<Boolean> rule) {
        return new Field(name, column, value -> value instanceof Boolean flag && rule.test(flag));
    }

    private static boolean length(String value, int least, int most) {
        return !value.isBlank() && value.length() >= least && value.length() <= most;
    }

    // No control characters: they would only serve to imitate somebody else's name.
    private static boolean isClean(String text) {
        return text.codePoints()
                .noneMatch(point -> Character.isISOControl(point) || Character.getType(point) == Character.SURROGATE);
    }

    private static boolean isZone(String value) {
        return value.length() <= 50 && ZoneId.getAvailableZoneIds().contains(value);
    }

    private static Optional<LocalDate> birthDate(String text, LocalDate today) {
        try {
            return Optional.of(text)
                    .filter(date -> date.matches("[0-9]{4}-[0-9]{2}-[0-9]{2}"))
                    .map(LocalDate::parse)
                    .filter(date -> date.isBefore(today) && date.until(today).getYears() <= MAX_AGE_YEARS);
        } catch (DateTimeParseException noSuchDay) {
            return Optional.empty();
        }
    }

    private static boolean isPicture(String value) {
        try {
            var uri = new URI(value);
            return value.length() <= 500 && "https".equals(uri.getScheme()) && uri.getHost() != null;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private record Field(String name, String column, Predicate<@Nullable Object> rule) {

        boolean accepts(@Nullable Object value) {
            return rule.test(value);
        }
    }
}
