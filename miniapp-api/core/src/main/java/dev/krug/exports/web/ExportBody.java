package dev.krug.exports.web;

import dev.krug.exports.Format;
import dev.krug.exports.Kind;
import dev.krug.exports.Order;
import dev.krug.web.ApiException;
import dev.krug.web.Violations;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is to be exported.
 *
 * @param from the first day in UTC, {@code 2026-11-01}; absent for all from the beginning
 * @param to the last day
 * @param format csv unless it says xlsx
 */
record ExportBody(
        @Nullable String kind,
        @Nullable String from,
        @Nullable String to,
        @Nullable String format) {

    /** @throws ApiException naming every field that is wrong */
    Order order() {
        var violations = new Violations();
        var table = kind == null ? Optional.<Kind>empty() : Kind.of(kind);
        var form = format == null ? Optional.of(Format.CSV) : Format.of(format);
        violations.check("kind", table.isPresent(), kind == null ? "MISSING" : "UNKNOWN");
        violations.check("format", form.isPresent(), "UNKNOWN");
        var first = day("from", from, violations);
        var last = day("to", to, violations);
        violations.check("to", Order.isPeriod(first, last), "OUT_OF_RANGE");
        violations.throwIfAny();
        return new Order(table.orElseThrow(), form.orElseThrow(), first, last);
    }

    private static @Nullable LocalDate day(String field, @Nullable String text, Violations violations) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException malformed) {
            violations.check(field, false, "INVALID");
            return null;
        }
    }
}
