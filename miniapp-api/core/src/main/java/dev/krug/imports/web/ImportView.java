package dev.krug.imports.web;

import dev.krug.imports.ImportJob;
import dev.krug.imports.Report;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An import as administrators see it.
 *
 * @param failure why the whole file was refused, or the import given up
 */
record ImportView(
        UUID importId,
        String fileName,
        String bot,
        boolean dryRun,
        boolean overwrite,
        String status,
        int processed,
        @Nullable Integer total,
        @Nullable String failure,
        @Nullable Report report,
        Instant createdAt) {

    static ImportView of(ImportJob job) {
        return new ImportView(
                job.id().value(),
                job.fileName(),
                job.bot(),
                job.isDryRun(),
                job.overwrite(),
                job.state().code(),
                job.processed(),
                job.total(),
                job.failure(),
                job.report(),
                job.createdAt());
    }
}
