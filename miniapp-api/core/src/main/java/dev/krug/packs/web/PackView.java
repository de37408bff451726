package dev.krug.packs.web;

import dev.krug.i18n.Language;
import dev.krug.packs.StoredPack;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A stored version of a pack. */
record PackView(
        UUID id,
        String kind,
        String code,
        String version,
        String title,
        String status,
        @Nullable Integer entries,
        @Nullable UUID uploadedBy,
        Instant createdAt,
        @Nullable Instant activatedAt) {

    static PackView of(StoredPack pack, Language language) {
        var by = pack.uploadedBy();
        return new PackView(
                pack.id().value(),
                pack.kind(),
                pack.code(),
                pack.version(),
                pack.title().in(language),
                pack.status().code(),
                pack.entries(),
                by == null ? null : by.value(),
                pack.createdAt(),
                pack.activatedAt());
    }
}
