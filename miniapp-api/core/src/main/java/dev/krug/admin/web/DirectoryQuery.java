package dev.krug.admin.web;

import dev.krug.audit.AuditLog;
import dev.krug.users.Role;
import dev.krug.users.User;
import dev.krug.users.UserFilter;
import dev.krug.web.Violations;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what a list of people or of the audit log is restricted to. */
final class DirectoryQuery {

    private static final int LONGEST_TEXT = 100;
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    private final Map<String, String> query;
    private final Violations violations = new Violations();

    private DirectoryQuery(Map<String, String> query) {
        this.query = query;
    }

    static UserFilter people(Map<String, String> query, List<String> conditions) {
        var read = new DirectoryQuery(query);
        var filter = new UserFilter(
                read.text("search", LONGEST_TEXT),
                read.value("role", code -> Role.valueOf(code.toUpperCase(Locale.ROOT))),
                read.value("status", code -> User.Status.valueOf(code.toUpperCase(Locale.ROOT))),
                read.value("levelMin", Integer::valueOf),
                read.value("levelMax", Integer::valueOf),
                read.value("xpMin", Long::valueOf),
                read.value("xpMax", Long::valueOf),
                read.value("lastActivityFrom", DirectoryQuery::instant),
                read.value("lastActivityTo", DirectoryQuery::instant),
                read.conditions(conditions));
        read.violations.throwIfAny();
        return filter;
    }

    static AuditLog.Filter audit(Map<String, String> query) {
        var read = new DirectoryQuery(query);
        var filter = new AuditLog.Filter(
                read.text("targetType", LONGEST_TEXT),
                read.text("targetId", LONGEST_TEXT),
                read.value("actorId", UUID::fromString),
                read.text("action", LONGEST_TEXT),
                read.text("outcome", LONGEST_TEXT),
                read.value("from", DirectoryQuery::instant),
                read.value("to", DirectoryQuery::instant));
        read.violations.throwIfAny();
        return filter;
    }

    private Map<String, String> conditions(List<String> names) {
        var given = new HashMap<String, String>();
        names.forEach(name -> {
            var value = text(name, LONGEST_TEXT);
            if (value != null) {
                given.put(name, value);
            }
        });
        return given;
    }

    // PostgreSQL's calendar ends earlier than Java's.
    private static Instant instant(String text) {
        var instant = Instant.parse(text);
        if (instant.isBefore(Instant.EPOCH) || instant.isAfter(LATEST)) {
            throw new IllegalArgumentException(text);
        }
        return instant;
    }

    private @Nullable String text(String name, int longest) {
        return value(name, text -> {
            if (text.length() > longest) {
                throw new IllegalArgumentException(name);
            }
            return text;
        });
    }

    private <T> @Nullable T value(String name, Function<String, T> parse) {
        var text = query.get(name);
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return parse.apply(text.strip());
        } catch (RuntimeException malformed) {
            violations.check(name, false, "INVALID");
            return null;
        }
    }
}
