package dev.krug.admin.web;

import dev.krug.access.Access;
import dev.krug.access.FreeSource;
import dev.krug.admin.Administration;
import dev.krug.admin.BanTime;
import dev.krug.admin.Reason;
import dev.krug.ledger.Asset;
import dev.krug.users.Role;
import dev.krug.web.Violations;
import dev.krug.xp.Experience;
import java.time.Duration;
import java.util.List;
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

    private static final Map<String, FreeSource> SOURCES =
            Stream.of(FreeSource.values()).collect(Collectors.toUnmodifiableMap(FreeSource::code, source -> source));
    private static final Map<String, Integer> PERIODS = // CORE-262
            Map.of("week", 7, "month", 30, "year", 365, "max", Access.MOST_DAYS);
    private static final String OUT_OF_RANGE = "OUT_OF_RANGE";

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
        violations.check("delta", delta != 0 && Math.abs((long) delta) <= Experience.MOST_PER_GRANT, OUT_OF_RANGE);
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

    Asset unit(List<Asset> known) {
        var unit = text(body.unit(), Asset.TRAININGS.unit());
        return need(
                "unit",
                known.stream().filter(asset -> asset.unit().equals(unit)).findFirst(),
                Asset.TRAININGS);
    }

    /** Signed; {@code count} says the same. */
    int amount() {
        var given = body.amount() == null ? body.count() : body.amount();
        int amount = given == null ? 0 : given;
        violations.check("amount", amount != 0 && Math.abs((long) amount) <= Access.MOST_CREDITS, OUT_OF_RANGE);
        return amount;
    }

    int count() {
        int count = body.count() == null ? 0 : body.count();
        violations.check("count", count >= 1 && count <= Access.MOST_CREDITS, OUT_OF_RANGE);
        return count;
    }

    /** Null for all sources. */
    @Nullable
    FreeSource source() {
        var source = body.source();
        return source == null ? null : need("source", Optional.ofNullable(SOURCES.get(source)), FreeSource.ADMIN);
    }

    /** Of a {@code type} or {@code period}, or as many as {@code days} says; one of them. */
    int days() {
        var name = body.type() == null ? body.period() : body.type();
        if (name != null) {
            violations.check("days", body.days() == null, "AMBIGUOUS");
            return need(body.type() == null ? "period" : "type", Optional.ofNullable(PERIODS.get(name)), 1);
        }
        int days = body.days() == null ? 0 : body.days();
        violations.check("days", days >= 1 && days <= Access.MOST_DAYS, OUT_OF_RANGE);
        return days;
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
