package dev.krug.quiz.web;

import dev.krug.packs.Bilingual;
import dev.krug.quiz.QuestionCatalogue;
import dev.krug.quiz.QuestionCatalogue.Moved;
import dev.krug.quiz.QuestionFilter;
import dev.krug.quiz.QuestionId;
import dev.krug.quiz.QuestionStatus;
import dev.krug.quiz.StoredQuestion;
import dev.krug.quiz.pack.Difficulty;
import dev.krug.web.Access;
import dev.krug.web.Access.Level;
import dev.krug.web.ApiException;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.ErrorCode;
import dev.krug.web.PageQuery;
import dev.krug.web.StrictText;
import dev.krug.web.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
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
@RequestMapping("/api/v1/admin/quiz/questions")
@Tag(name = "Admin: quiz")
class AdminQuizQuestionEndpoints { // MB-626

    private static final int LONGEST_SEARCH = 100;
    private static final int LONGEST_REASON = 500;

    private final QuestionCatalogue catalogue;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;

    AdminQuizQuestionEndpoints(QuestionCatalogue catalogue, Envelopes envelopes, TransactionalOperator transaction) {
        this.catalogue = catalogue;
        this.envelopes = envelopes;
        this.transaction = transaction;
    }

    record OptionView(String id, Bilingual text) {}

    /**
     * A question with its answers.
     *
     * @param correct ids of the right options, true or false, or nothing for a text
     * @param answers by language, what counts as right for a text
     */
    record QuestionView(
            UUID id,
            String pack,
            String key,
            String category,
            String difficulty,
            String type,
            Bilingual text,
            List<OptionView> options,
            List<String> correct,
            Map<String, List<String>> answers,
            @Nullable Bilingual explanation,
            int timeLimitSec,
            List<String> languages,
            String status,
            long timesShown,
            long timesCorrect,
            int openReports) {

        static QuestionView of(StoredQuestion question) {
            var content = question.content();
            return new QuestionView(
                    question.id().value(),
                    question.packCode(),
                    content.id(),
                    content.category(),
                    content.difficulty().code(),
                    content.type().code(),
                    content.text(),
                    content.options().stream()
                            .map(option -> new OptionView(option.id(), option.text()))
                            .toList(),
                    content.correct(),
                    content.answers(),
                    content.explanation(),
                    content.timeLimitSec(),
                    content.languages(),
                    question.status().code(),
                    question.shown(),
                    question.correct(),
                    question.openReports());
        }
    }

    record ChangeBody(@Nullable String status, @Nullable String reason) {}

    @GetMapping
    @Access(Level.ADMIN)
    @Operation(
            summary = "All questions of all packs; by pack, category, difficulty, status, a part of the text, reported")
    Mono<Envelope<List<QuestionView>>> list(
            @RequestParam(required = false) @Nullable String pack,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(required = false) @Nullable String difficulty,
            @RequestParam(required = false) @Nullable String status,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable Boolean reported,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String sortBy,
            @RequestParam(required = false) @Nullable String sortOrder) {
        var hard = Arrays.stream(Difficulty.values())
                .filter(known -> known.code().equals(difficulty))
                .findFirst()
                .orElse(null);
        var state = status == null ? null : QuestionStatus.find(status).orElse(null);
        var violations = new Violations();
        violations.check("difficulty", difficulty == null || hard != null, "INVALID");
        violations.check("status", status == null || state != null, "UNKNOWN_STATE");
        violations.check("q", q == null || q.length() <= LONGEST_SEARCH && StrictText.isStorable(q), "INVALID");
        violations.throwIfAny();
        var query = PageQuery.of(page, limit, sortBy, sortOrder, "pack");
        var filter = new QuestionFilter(pack, category, hard, state, q, reported);
        return envelopes.page(
                query,
                catalogue
                        .page(filter, query.limit(), query.offset())
                        .map(QuestionView::of)
                        .collectList(),
                catalogue.count(filter));
    }

    @PatchMapping("/{id}")
    @Access(Level.ADMIN)
    @Operation(summary = "Suspends a question, lets it be asked again, or archives it; its content is that of its pack")
    Mono<Envelope<QuestionView>> change(@PathVariable UUID id, @RequestBody ChangeBody body) {
        var status = QuestionStatus.find(body.status() == null ? "" : body.status());
        var reason = body.reason();
        var violations = new Violations();
        violations.check("status", status.isPresent(), "INVALID");
        violations.check("reason", reason == null || reason.length() <= LONGEST_REASON, "TOO_LONG");
        violations.throwIfAny();
        return catalogue
                .move(new QuestionId(id), status.orElseThrow(), reason)
                .map(moved -> switch (moved) {
                    case Moved.Done(var question) -> QuestionView.of(question);
                    case Moved.WrongState wrong -> throw ApiException.of(ErrorCode.CONFLICT, "WRONG_STATE");
                    case Moved.Unknown unknown -> throw ApiException.notFound();
                })
                .as(transaction::transactional)
                .as(envelopes::one);
    }
}
