package dev.krug.access.web;

import dev.krug.access.Plan;
import dev.krug.access.Plans;
import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.ledger.Money;
import dev.krug.web.Access;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.Languages;
import dev.krug.web.Rate;
import dev.krug.web.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Access")
class PlanEndpoints { // MB-320

    private static final Set<String> KINDS = Set.of("subscription", "credits");

    private final Plans plans;
    private final Messages messages;
    private final Envelopes envelopes;

    PlanEndpoints(Plans plans, Messages messages, Envelopes envelopes) {
        this.plans = plans;
        this.messages = messages;
        this.envelopes = envelopes;
    }

    /** @param text for people */
    record MoneyView(long minor, String currency, String text) {

        static MoneyView of(Money money) {
            return new MoneyView(money.minor(), money.asset().unit(), money.text());
        }
    }

    /** @param providers who takes money for it; nobody yet */
    record PlanView(
            String code,
            String kind,
            String name,
            String emoji,
            @Nullable Integer durationDays,
            @Nullable String creditsUnit,
            @Nullable Integer creditsAmount,
            boolean recurring,
            MoneyView price,
            List<String> providers,
            @Nullable Integer discountPercent,
            @Nullable MoneyView savings) {}

    @GetMapping({"/api/v1/plans", "/api/v1/payments/products", "/api/v1/billing/plans"})
    @Access(Access.Level.PUBLIC)
    @Rate(Rate.Kind.PUBLIC)
    @Operation(summary = "What gives access and is on sale; kind subscription or credits")
    Mono<Envelope<List<PlanView>>> list(
            @RequestParam(required = false) @Nullable String kind, ServerHttpRequest request) {
        var violations = new Violations();
        violations.check("kind", kind == null || KINDS.contains(kind), "UNKNOWN_KIND");
        violations.throwIfAny();
        var language = Languages.of(request);
        return plans.onSale()
                .map(all -> all.stream()
                        .map(plan -> view(plan, language))
                        .filter(plan -> kind == null || kind.equals(plan.kind()))
                        .toList())
                .as(envelopes::one);
    }

    private PlanView view(Plan plan, Language language) {
        var saving = plan.saving();
        return new PlanView(
                plan.code(),
                plan.givesTime() ? "subscription" : "credits",
                messages.text(language, plan.nameKey(), Map.of("count", Objects.requireNonNullElse(plan.credits(), 0))),
                plan.emoji(),
                plan.durationDays(),
                plan.givesTime() ? null : "trainings",
                plan.credits(),
                plan.recurring(),
                MoneyView.of(plan.price()),
                List.of(),
                saving == null ? null : saving.percent(),
                saving == null ? null : MoneyView.of(saving.amount()));
    }
}
