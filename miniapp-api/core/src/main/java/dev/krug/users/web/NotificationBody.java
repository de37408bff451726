package dev.krug.users.web;

import dev.krug.notifications.Category;
import dev.krug.notifications.Channel;
import dev.krug.notifications.Preference;
import dev.krug.notifications.SettingsChange;
import dev.krug.web.ApiException;
import dev.krug.web.ErrorCode;
import dev.krug.web.Violations;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads what users choose about notifications from a body: what is present counts. */
final class NotificationBody { // CORE-332, CORE-333

    private static final int MAX_PREFERENCES = 100;

    private NotificationBody() {}

    static SettingsChange settings(Map<String, @Nullable Object> body, Violations violations) {
        return new SettingsChange(
                time(body, "quietFrom", violations),
                time(body, "quietTo", violations),
                flag(body, "quietEnabled", violations),
                flag(body, "remindersMorning", violations),
                flag(body, "remindersEvening", violations));
    }

    /** @throws ApiException if a category is to be switched off that nobody can do without */
    static List<Preference> preferences(Map<String, @Nullable Object> body, Violations violations) {
        if (!body.containsKey("preferences")) {
            return List.of();
        }
        var wishes = body.get("preferences") instanceof List<?> list && list.size() <= MAX_PREFERENCES
                ? list.stream()
                        .map(NotificationBody::wish)
                        .flatMap(Optional::stream)
                        .toList()
                : List.<Wish>of();
        boolean valid = body.get("preferences") instanceof List<?> all && all.size() == wishes.size();
        violations.check("preferences", valid, "INVALID");
        if (valid
                && wishes.stream()
                        .anyMatch(wish -> !wish.enabled() && !wish.category().isOptional())) {
            violations.throwIfAny();
            throw ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, "CATEGORY_NOT_OPTIONAL");
        }
        return wishes.stream()
                .filter(wish -> wish.category().isOptional())
                .map(wish -> new Preference(wish.category(), wish.channel(), wish.enabled()))
                .toList();
    }

    private static Optional<Wish> wish(@Nullable Object given) {
        if (!(given instanceof Map<?, ?> fields && fields.get("enabled") instanceof Boolean enabled)) {
            return Optional.empty();
        }
        var category = Arrays.stream(Category.values())
                .filter(known -> known.code().equals(fields.get("category")))
                .findFirst();
        var channel = Arrays.stream(Channel.values())
                .filter(known -> known.code().equals(fields.get("channel")))
                .findFirst();
        return category.flatMap(about -> channel.map(way -> new Wish(about, way, enabled)));
    }

    private static @Nullable LocalTime time(Map<String, @Nullable Object> body, String name, Violations violations) {
        if (!body.containsKey(name)) {
            return null;
        }
        boolean valid = body.get(name) instanceof String text && text.matches("([01][0-9]|2[0-3]):[0-5][0-9]");
        violations.check(name, valid, "INVALID");
        return valid ? LocalTime.parse((String) body.get(name)) : null;
    }

    private static @Nullable Boolean flag(Map<String, @Nullable Object> body, String name, Violations violations) {
        violations.check(name, !body.containsKey(name) || body.get(name) instanceof Boolean, "INVALID");
        return body.get(name) instanceof Boolean flag ? flag : null;
    }

    /** Before it is known whether it may be granted. */
    private record Wish(Category category, Channel channel, boolean enabled) {}
}
