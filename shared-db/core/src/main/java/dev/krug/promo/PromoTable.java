package dev.krug.promo;

import dev.krug.kernel.Csv;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Codes as a table for spreadsheets. */
final class PromoTable {

    private static final List<String> HEAD = List.of(
            "code",
            "type",
            "value",
            "state",
            "uses",
            "max_uses",
            "expires_at",
            "source",
            "assigned_user_id",
            "note",
            "created_at");

    private PromoTable() {}

    static byte[] of(List<PromoCode> codes, Instant now) {
        return Csv.file(HEAD, codes.stream().map(code -> line(code, now)).toList());
    }

    private static List<@Nullable Object> line(PromoCode code, Instant now) {
        var assigned = code.assignedTo();
        return Arrays.asList(
                code.code(),
                code.type().code(),
                code.value(),
                code.state(now).code(),
                code.currentUses(),
                code.maxUses(),
                code.expiresAt(),
                code.source(),
                assigned == null ? null : assigned.value(),
                code.note(),
                code.createdAt());
    }
}
