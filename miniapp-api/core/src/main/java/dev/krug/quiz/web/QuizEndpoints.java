package dev.krug.quiz.web;

import dev.krug.access.Access;
import dev.krug.identity.Caller;
import dev.krug.quiz.CategoryCount;
import dev.krug.quiz.Duels;
import dev.krug.quiz.QuestionId;
import dev.krug.quiz.QuestionReport;
import dev.krug.quiz.QuestionReports;
import dev.krug.quiz.QuestionReports.Reported;
import dev.krug.quiz.Quizzes;
import dev.krug.quiz.ReportReason;
import dev.krug.quiz.pack.Difficulty;
import dev.krug.web.ApiException;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.ErrorCode;
import dev.krug.web.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/quiz")
@Tag(name = "Quiz")
class QuizEndpoints {

    private final Quizzes quizzes;
    private final Duels duels;
    private final QuestionReports reports;
    private final Access access;
    private final GameDesk desk;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;
    private final Clock clock;

    QuizEndpoints(
            Quizzes quizzes,
            Duels duels,
            QuestionReports reports,
            Access access,
            GameDesk desk,
            Envelopes envelopes,
            TransactionalOperator transaction,
            Clock clock) {
        this.quizzes = quizzes;
        this.duels = duels;
        this.reports = reports;
        this.access = access;
        this.desk = desk;
        this.envelopes = envelopes;
        this.transaction = transaction;
        this.clock = clock;
    }

    record CategoryView(String code, String title, String emoji, long questions, Map<String, Long> byDifficulty) {

        static CategoryView of(CategoryCount category) {
            var counts = new TreeMap<String, Long>();
            for (var difficulty : Difficulty.values()) {
                counts.put(difficulty.code(), category.byDifficulty().getOrDefault(difficulty, 0L));
            }
            return new CategoryView(category.code(), category.title(), category.emoji(), category.questions(), counts);
        }
    }

    record ReportBody(@Nullable String reason, @Nullable String comment) {

        ReportReason checked() {
            var found = Optional.ofNullable(reason).flatMap(ReportReason::find);
            var violations = new Violations();
            violations.check("reason", reason != null, "REQUIRED");
            violations.check("reason", reason == null || found.isPresent(), "UNKNOWN_REASON");
            violations.check(
                    "comment", comment == null || comment.length() <= QuestionReports.LONGEST_COMMENT, "TOO_LONG");
            violations.throwIfAny();
            return found.orElseThrow();
        }
    }

    record ReportView(
            UUID id,
            UUID questionId,
            String reason,
            @Nullable String comment,
            String state,
            Instant createdAt) {

        static ReportView of(QuestionReport report) {
            return new ReportView(
                    report.id(),
                    report.question().value(),
                    report.reason().code(),
                    report.comment(),
                    report.state().code(),
                    report.createdAt());
        }
    }

    @GetMapping("/categories")
    @Operation(summary = "What can be asked about in the caller's language; most questions first")
    Mono<Envelope<List<CategoryView>>> categories(Caller caller) {
        return desk.user(caller)
                .flatMap(user -> quizzes.categories(user.language()))
                .map(categories -> categories.stream().map(CategoryView::of).toList())
                .as(envelopes::one);
    }

    @GetMapping("/stats/me")
    @Operation(summary = "The caller's statistics and rating")
    Mono<Envelope<QuizStatsView>> stats(Caller caller) {
        return desk.user(caller)
                .flatMap(user -> Mono.zip(
                                quizzes.stats(user),
                                quizzes.isDailyDone(user),
                                duels.rating(user),
                                access.check(user, Quizzes.BOT))
                        .map(read -> QuizStatsView.of(
                                read.getT1(),
                                LocalDate.ofInstant(clock.instant(), user.zone()),
                                read.getT2(),
                                read.getT3(),
                                read.getT4())))
                .as(envelopes::one);
    }

    @PostMapping("/questions/{id}/reports")
    @Operation(summary = "Reports a question once; reason wrong_answer, typo, unclear, offensive or other")
    Mono<Envelope<ReportView>> report(Caller caller, @PathVariable UUID id, @RequestBody ReportBody body) {
        var reason = body.checked();
        return desk.user(caller)
                .flatMap(user -> reports.report(user, new QuestionId(id), reason, body.comment()))
                .flatMap(reported -> switch (reported) {
                    case Reported.Taken(var report) -> Mono.just(ReportView.of(report));
                    case Reported.Repeated repeated ->
                        Mono.<ReportView>error(ApiException.of(ErrorCode.CONFLICT, "ALREADY_REPORTED"));
                    case Reported.UnknownQuestion unknown -> Mono.<ReportView>error(ApiException.notFound());
                })
                .as(transaction::transactional)
                .as(envelopes::one);
    }
}
