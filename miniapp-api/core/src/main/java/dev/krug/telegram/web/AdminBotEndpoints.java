package dev.krug.telegram.web;

import dev.krug.telegram.Queues;
import dev.krug.telegram.Queues.Overview;
import dev.krug.web.Access;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Admin: bots' queues")
class AdminBotEndpoints { // CORE-389

    private final Queues queues;
    private final Envelopes envelopes;

    AdminBotEndpoints(Queues queues, Envelopes envelopes) {
        this.queues = queues;
        this.envelopes = envelopes;
    }

    /** Lags are those of the oldest that waits, in seconds. */
    record BotView(
            String name,
            @Nullable String telegramUsername,
            String state,
            String mode,
            boolean paused,
            @Nullable Instant silentUntil,
            @Nullable String lastError,
            double inboxLagSeconds,
            double outboxLagSeconds,
            long deadUpdates,
            long failedCalls,
            long unknownCalls,
            double sendsPerSecond,
            long tooManyRequests) {

        static BotView of(Overview bot) {
            var queues = bot.standing();
            return new BotView(
                    queues.botName(),
                    bot.username(),
                    bot.state().code(),
                    bot.mode().code(),
                    bot.paused(),
                    bot.silentUntil(),
                    bot.lastError(),
                    queues.inboxLagSeconds(),
                    queues.outboxLagSeconds(),
                    queues.dead(),
                    bot.failed(),
                    bot.unknown(),
                    bot.sentLastMinute() / 60.0,
                    bot.floods());
        }
    }

    @GetMapping("/api/v1/admin/bots")
    @Access(Access.Level.ADMIN)
    @Operation(summary = "Every bot: whether it works, what waits and for how long, what it sends and what was refused")
    Mono<Envelope<List<BotView>>> list() {
        return queues.overview().map(BotView::of).collectList().as(envelopes::one);
    }
}
