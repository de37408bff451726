package dev.krug.challenges.web;

import dev.krug.challenges.ChallengeTemplates;
import dev.krug.challenges.StoredTemplate;
import dev.krug.challenges.Written;
import dev.krug.packs.Bilingual;
import dev.krug.packs.Finding;
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
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/admin/challenges")
@Tag(name = "Admin: challenges")
class AdminChallengeEndpoints { // MB-703, MB-710

    private final ChallengeTemplates templates;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;

    AdminChallengeEndpoints(ChallengeTemplates templates, Envelopes envelopes, TransactionalOperator transaction) {
        this.templates = templates;
        this.envelopes = envelopes;
        this.transaction = transaction;
    }

    record MetricView(String fn, String kind, int minValue) {}

    /** A template as a pack has it, and where it stands. */
    record TemplateView(
            UUID id,
            String code,
            Bilingual title,
            Bilingual description,
            MetricView metric,
            int target,
            String difficulty,
            int xp,
            int weight,
            boolean active,
            @Nullable String pack,
            @Nullable LocalDate customDate) {

        static TemplateView of(StoredTemplate template) {
            var content = template.content();
            var metric = content.metric();
            return new TemplateView(
                    template.id(),
                    content.code(),
                    content.title(),
                    content.description(),
                    new MetricView(metric.fn().code(), metric.kind(), metric.minValue()),
                    content.target(),
                    content.difficulty().code(),
                    content.xp(),
                    content.weight(),
                    template.active(),
                    template.pack(),
                    template.customDate());
        }
    }

    @GetMapping
    @Access(Level.ADMIN)
    @Operation(summary = "All templates, those of one day first")
    Mono<Envelope<List<TemplateView>>> list(
            @RequestParam(required = false) @Nullable Boolean active,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String sortBy,
            @RequestParam(required = false) @Nullable String sortOrder) {
        var query = PageQuery.of(page, limit, sortBy, sortOrder, "customDate");
        return envelopes.page(
                query,
                templates
                        .page(active, query.limit(), query.offset())
                        .map(TemplateView::of)
                        .collectList(),
                templates.count(active));
    }

    @GetMapping("/{code}")
    @Access(Level.ADMIN)
    @Operation(summary = "One template")
    Mono<Envelope<TemplateView>> one(@PathVariable String code) {
        return templates.find(code).map(TemplateView::of).as(envelopes::one);
    }

    @PostMapping
    @Access(Level.ADMIN)
    @Operation(summary = "Adds a template, written as in a pack")
    Mono<ResponseEntity<Envelope<TemplateView>>> create(@RequestBody Map<String, Object> body) {
        return written(templates.create(body))
                .map(made -> ResponseEntity.created(URI.create(
                                "/api/v1/admin/challenges/" + made.data().code()))
                        .body(made));
    }

    @PatchMapping("/{code}")
    @Access(Level.ADMIN)
    @Operation(summary = "Changes some fields of a template, or active; chosen days keep what they have")
    Mono<Envelope<TemplateView>> change(@PathVariable String code, @RequestBody Map<String, Object> body) {
        var active = body.get("active");
        var violations = new Violations();
        violations.check("active", !body.containsKey("active") || active instanceof Boolean, "INVALID");
        violations.check("code", !body.containsKey("code") || code.equals(body.get("code")), "IMMUTABLE");
        violations.throwIfAny();
        return written(templates.change(code, body, active instanceof Boolean wanted ? wanted : null));
    }

    @PutMapping("/custom/{date}")
    @Access(Level.ADMIN)
    @Operation(summary = "Offers a challenge on one day beside the three, written as in a pack without code and weight")
    Mono<Envelope<TemplateView>> schedule(@PathVariable LocalDate date, @RequestBody Map<String, Object> body) {
        return written(templates.schedule(date, body));
    }

    private Mono<Envelope<TemplateView>> written(Mono<Written> act) {
        return act.map(written -> switch (written) {
                    case Written.Done(var template) -> TemplateView.of(template);
                    case Written.Unchanged(var template) -> TemplateView.of(template);
                    case Written.Invalid(var errors) -> throw invalid(errors);
                    case Written.CodeTaken taken -> throw ApiException.of(ErrorCode.CONFLICT, "CODE_TAKEN");
                    case Written.Begun begun -> throw ApiException.of(ErrorCode.CONFLICT, "CHALLENGE_BEGUN");
                    case Written.NoSuchDay over ->
                        throw ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, "CHALLENGE_DATE");
                    case Written.Unknown unknown -> throw ApiException.notFound();
                })
                .as(transaction::transactional)
                .as(envelopes::one);
    }

    private static ApiException invalid(List<Finding> errors) {
        var violations = new Violations();
        errors.forEach(error -> violations.check(field(error), false, error.code()));
        violations.throwIfAny();
        return ApiException.invalid("body", "INVALID");
    }

    /** {@code metric.fn} for {@code /metric/fn}. */
    private static String field(Finding error) {
        return error.pointer().isEmpty() ? "body" : error.pointer().substring(1).replace('/', '.');
    }
}
