package dev.krug.trainings.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.krug.identity.Caller;
import dev.krug.kernel.Shown;
import dev.krug.trainings.Training;
import dev.krug.trainings.TrainingHistory;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.PageQuery;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "SPIN")
class TrainingEndpoints {

    private final TrainingHistory history;
    private final Envelopes envelopes;

    TrainingEndpoints(TrainingHistory history, Envelopes envelopes) {
        this.history = history;
        this.envelopes = envelopes;
    }

    record TrainingView(
            UUID trainingId,
            String scenario,
            Instant startedAt,
            Instant trainingDate,
            int totalScore,
            int clarityLevel,
            int questionCount,
            int contextualQuestions,
            Map<String, @Nullable Object> perTypeCounts,
            String completionReason,
            int xpAwarded) {

        static TrainingView of(Training training) {
            return new TrainingView(
                    training.trainingId(),
                    training.scenarioName(),
                    training.startedAt(),
                    training.finishedAt(),
                    training.totalScore(),
                    training.clarityLevel(),
                    training.questionCount(),
                    training.contextualQuestions(),
                    Shown.of(training.perTypeCounts()),
                    training.completion().name().toLowerCase(Locale.ROOT),
                    training.xpAwarded());
        }
    }

    record TrainingDetail(
            @JsonUnwrapped TrainingView training,
            @Nullable String situation,
            Map<String, @Nullable Object> caseData,
            List<?> dialog) {

        static TrainingDetail of(Training training) {
            var snapshot = Shown.of(training.sessionSnapshot());
            return new TrainingDetail(
                    TrainingView.of(training),
                    snapshot.get("client_case") instanceof String situation ? situation : null,
                    Shown.of(training.caseData()),
                    snapshot.get("dialog") instanceof List<?> dialog ? dialog : List.of());
        }
    }

    @GetMapping("/api/v1/me/trainings")
    @Operation(summary = "The caller's finished trainings, newest first")
    Mono<Envelope<List<TrainingView>>> list(
            Caller caller,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String sortBy,
            @RequestParam(required = false) @Nullable String sortOrder) {
        var query = PageQuery.of(page, limit, sortBy, sortOrder, "trainingDate");
        return envelopes.page(
                query,
                history.of(caller.user(), query.limit(), query.offset())
                        .map(TrainingView::of)
                        .collectList(),
                history.count(caller.user()));
    }

    @GetMapping("/api/v1/me/trainings/{id}")
    @Operation(summary = "One training of the caller with its dialog")
    Mono<Envelope<TrainingDetail>> detail(Caller caller, @PathVariable UUID id) {
        return history.find(caller.user(), id).map(TrainingDetail::of).as(envelopes::one);
    }
}
