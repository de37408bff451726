package dev.krug.admin.web;

import dev.krug.admin.Administration;
import dev.krug.admin.BanTime;
import dev.krug.admin.Reason;
import dev.krug.users.Role;
import dev.krug.web.Violations;
import dev.krug.xp.Experience;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the fields of an act and gathers what is wrong with them; what is read counts only after {@link #check}. */
final class ActFields {

    private static final Reason NONE = new Reason("(none)");
    private static final Map<String, Role> ROLES =
            Stream.of(Role.values()).collect(Collectors.toUnmodifiableMap(Role::code, role -> role));

    private final ActBody body;
    private final Violations violations = new Violations();

    ActFields(ActBody body) {
        this.body = body;
    }

    void check() {
        violations.throwIfAny();
    }

    Reason reason() {
        return need("reason", Reason.of(text(body.reason())), NONE);
    }

    /** What is too short or too long to be a reason counts as none. */
    @Nullable
    Reason reasonOrNull() {
        return Reason.of(text(body.reason())).orElse(null);
    }

    /** Empty for good. */
    Optional<Duration> duration() {
        return need("duration", BanTime.parse(text(body.duration(), "permanent")), BanTime.FOREVER)
                .time();
    }

    int delta() {
        int delta = body.delta() == null ? 0 : body.delta();
        violations.check("delta", delta != 0 && Math.abs((long) delta) <= Experience.MOST_PER_GRANT, "OUT_OF_RANGE");
        return delta;
    }

    String badgeType() {
        return need(
                "badgeType", Optional.of(text(body.badgeType())).filter(type -> type.matches("[a-z0-9_]{1,100}")), "");
    }

    String bot() {
        var bot = text(body.bot(), Administration.PLATFORM);
        violations.check("bot", bot.matches("[a-z][a-z0-9_]{1,49}"), "INVALID");
        return bot;
    }

    Role role() {
        var code = text(body.role()).toLowerCase(Locale.ROOT);
        return need("role", Optional.ofNullable(ROLES.get(code)), Role.MEMBER);
    }

    private <T> T need(String field, Optional<T> value, T otherwise) {
        violations.check(field, value.isPresent(), "INVALID");
        return value.orElse(otherwise);
    }

    private static String text(@Nullable String value) {
        return text(value, "");
    }

    private static String text(@Nullable String value, String otherwise) {
        return value == null ? otherwise : value;
    }
}
