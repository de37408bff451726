package dev.krug.packs;

import dev.krug.users.UserId;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A stored version of a pack.
 *
 * @param entries how many questions or templates it has; null where nobody counted
 * @param uploadedBy null when it came with the program, or its author is gone
 * @param activatedAt the last time that it was put in use
 */
public record StoredPack(
        PackId id,
        String kind,
        String code,
        String version,
        Bilingual title,
        Status status,
        @Nullable Integer entries,
        @Nullable UserId uploadedBy,
        Instant createdAt,
        @Nullable Instant activatedAt) {

    /** Of one code at most one version is in use. */
    public enum Status {
        DRAFT,
        ACTIVE,
        ARCHIVED,
        REJECTED;

        static Status of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
