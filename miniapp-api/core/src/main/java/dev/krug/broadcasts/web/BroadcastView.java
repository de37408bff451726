package dev.krug.broadcasts.web;

import dev.krug.broadcasts.Audience;
import dev.krug.broadcasts.Broadcast;
import dev.krug.broadcasts.Content;
import dev.krug.broadcasts.Report;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A broadcast as administrators see it. */
record BroadcastView(
        UUID id,
        String state,
        List<String> bots,
        @Nullable String title,
        Content content,
        Audience filter,
        int ratePerSec,
        boolean respectQuietHours,
        int total,
        int sent,
        int failed,
        int blocked,
        int skipped,
        int unknown,
        int percent,
        @Nullable Instant scheduledAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,
        Instant createdAt) {

    static BroadcastView of(Broadcast broadcast) {
        var draft = broadcast.draft();
        var counts = broadcast.counts();
        return new BroadcastView(
                broadcast.id().value(),
                broadcast.state().code(),
                draft.bots(),
                draft.title(),
                draft.content(),
                draft.audience(),
                draft.ratePerSecond(),
                draft.respectsQuietHours(),
                counts.total(),
                counts.sent(),
                counts.failed(),
                counts.blocked(),
                counts.skipped(),
                counts.unknown(),
                counts.percent(),
                broadcast.scheduledAt(),
                broadcast.startedAt(),
                broadcast.finishedAt(),
                broadcast.createdAt());
    }

    /** How it goes or went. */
    record ReportView(
            BroadcastView broadcast,
            long seconds,
            double ratePerSec,
            long secondsLeft,
            double successPercent,
            List<Report.Loss> losses) {

        static ReportView of(Report report) {
            return new ReportView(
                    BroadcastView.of(report.broadcast()),
                    report.lasted().toSeconds(),
                    report.shownRate(),
                    report.secondsLeft(),
                    report.broadcast().counts().successPercent(),
                    report.losses());
        }
    }
}
