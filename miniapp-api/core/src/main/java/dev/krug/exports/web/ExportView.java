package dev.krug.exports.web;

import dev.krug.exports.Export;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

record ExportView(
        UUID exportId,
        String kind,
        String format,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        String status,
        String fileName,
        @Nullable Long rows,
        @Nullable Long sizeBytes,
        Instant createdAt,
        Instant expiresAt) {

    static ExportView of(Export export) {
        var order = export.order();
        return new ExportView(
                export.id().value(),
                order.kind().code(),
                order.format().code(),
                order.from(),
                order.to(),
                export.state().code(),
                order.fileName(),
                export.rows(),
                export.sizeBytes(),
                export.createdAt(),
                export.expiresAt());
    }
}
