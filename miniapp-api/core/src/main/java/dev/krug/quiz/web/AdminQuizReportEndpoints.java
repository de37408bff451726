package dev.krug.quiz.web;

import dev.krug.quiz.QuestionReport;
import dev.krug.quiz.QuestionReport.State;
import dev.krug.quiz.QuestionReports;
import dev.krug.quiz.QuestionReports.Decided;
import dev.krug.quiz.QuestionReports.Remedy;
import dev.krug.web.Access;
import dev.krug.web.Access.Level;
import dev.krug.web.ApiException;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.ErrorCode;
import dev.krug.web.PageQuery;
import dev.krug.web.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/admin/quiz/reports")
@Tag(name = "Admin: quiz")
class AdminQuizReportEndpoints { // MB-626

    private static final Map<String, Remedy> REMEDIES = Map.of("archived", Remedy.ARCHIVED, "active", Remedy.ACTIVE);

    private final QuestionReports reports;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;

    AdminQuizReportEndpoints(QuestionReports reports, Envelopes envelopes, TransactionalOperator transaction) {
        this.reports = reports;
        this.envelopes = envelopes;
        this.transaction = transaction;
    }

    record ReportView(
            UUID id,
            UUID questionId,
            String pack,
            String key,
            String text,
            boolean suspended,
            String reason,
            @Nullable String comment,
            String state,
            Instant createdAt) {

        static ReportView of(QuestionReport report) {
            return new ReportView(
                    report.id(),
                    report.question().value(),
                    report.packCode(),
                    report.questionKey(),
                    report.text(),
                    report.suspended(),
                    report.reason().code(),
                    report.comment(),
                    report.state().code(),
                    report.createdAt());
        }
    }

    /**
     * A decision.
     *
     * @param state accepted or rejected
     * @param question with accepted, what becomes of the question: archived or active
     */
    record DecisionBody(@Nullable String state, @Nullable String question) {}

    @GetMapping
    @Access(Level.ADMIN)
    @Operation(summary = "What players find wrong with questions, oldest first; state open, accepted or rejected")
    Mono<Envelope<List<ReportView>>> list(
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String sortBy,
            @RequestParam(required = false) @Nullable String sortOrder) {
        var wanted = Arrays.stream(State.values())
                .filter(known -> known.code().equals(state))
                .findFirst()
                .orElseThrow(() -> ApiException.invalid("state", "UNKNOWN_STATE"));
        var query = PageQuery.of(page, limit, sortBy, sortOrder, "createdAt");
        return envelopes.page(
                query,
                reports.page(wanted, query.limit(), query.offset())
                        .map(ReportView::of)
                        .collectList(),
                reports.count(wanted));
    }

    @PatchMapping("/{id}")
    @Access(Level.ADMIN)
    @Operation(summary = "Decides about a report; an accepted one settles all others of its question")
    Mono<Envelope<ReportView>> decide(@PathVariable UUID id, @RequestBody DecisionBody body) {
        var state = body.state() == null ? "" : body.state();
        var remedy = body.question() == null ? null : REMEDIES.get(body.question());
        var violations = new Violations();
        violations.check("state", List.of("accepted", "rejected").contains(state), "INVALID");
        violations.check("question", !state.equals("accepted") || remedy != null, "INVALID");
        violations.check("question", !state.equals("rejected") || body.question() == null, "NOT_WITH_REJECTED");
        violations.throwIfAny();
        var decision = remedy == null ? reports.reject(id) : reports.accept(id, remedy);
        return decision.flatMap(decided -> answer(id, decided))
                .as(transaction::transactional)
                .as(envelopes::one);
    }

    private Mono<ReportView> answer(UUID id, Decided decided) {
        return switch (decided) {
            case DONE -> reports.find(id).map(ReportView::of);
            case NOT_OPEN -> Mono.error(ApiException.of(ErrorCode.CONFLICT, "WRONG_STATE"));
            case UNKNOWN -> Mono.error(ApiException.notFound());
        };
    }
}
