package dev.krug.promo.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.krug.identity.Caller;
import dev.krug.promo.NewPromoCode;
import dev.krug.promo.PromoCode;
import dev.krug.promo.PromoCodes;
import dev.krug.promo.PromoCodes.Change;
import dev.krug.promo.PromoCodes.Creation;
import dev.krug.promo.web.PromoView.UseView;
import dev.krug.users.Users;
import dev.krug.web.Access;
import dev.krug.web.Access.Level;
import dev.krug.web.ApiException;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.ErrorCode;
import dev.krug.web.Keyed;
import dev.krug.web.PageQuery;
import dev.krug.web.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/admin/promocodes")
@Tag(name = "Admin: promo codes")
class AdminPromocodeEndpoints { // MB-346, MB-347, MB-349

    private static final int USES_SHOWN = 50;

    private final PromoCodes codes;
    private final Users users;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;
    private final Clock clock;

    AdminPromocodeEndpoints(
            PromoCodes codes, Users users, Envelopes envelopes, TransactionalOperator transaction, Clock clock) {
        this.codes = codes;
        this.users = users;
        this.envelopes = envelopes;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** @param usages the latest ones */
    record Detail(@JsonUnwrapped PromoView code, List<UseView> usages) {}

    @GetMapping
    @Access(Level.ADMIN)
    @Operation(summary = "Promo codes, newest first; state active, disabled, expired or exhausted")
    Mono<Envelope<List<PromoView>>> list(
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int limit,
            @RequestParam(required = false) @Nullable String sortBy,
            @RequestParam(required = false) @Nullable String sortOrder) {
        var pages = PageQuery.of(page, limit, sortBy, sortOrder, "createdAt");
        var wanted = stateOf(state);
        return envelopes.page(
                pages,
                codes.page(wanted, pages.limit(), pages.offset())
                        .map(this::view)
                        .collectList(),
                codes.count(wanted));
    }

    private static PromoCode.@Nullable State stateOf(@Nullable String state) {
        return state == null || state.equals("all")
                ? null
                : Arrays.stream(PromoCode.State.values())
                        .filter(known -> known.code().equals(state))
                        .findFirst()
                        .orElseThrow(() -> ApiException.invalid("state", "INVALID"));
    }

    @GetMapping("/{code}")
    @Access(Level.ADMIN)
    @Operation(summary = "A promo code with its latest uses")
    Mono<Envelope<Detail>> one(@PathVariable String code) {
        return found(code).as(envelopes::one);
    }

    @PostMapping
    @Access(Level.ADMIN)
    @Keyed
    @Operation(summary = "Makes a promo code: type trainings, free_month, credits or discount")
    Mono<ResponseEntity<Envelope<PromoView>>> create(Caller caller, @RequestBody PromoBody body) {
        var violations = new Violations();
        var promo = body.read(violations);
        violations.throwIfAny();
        return knowing(promo)
                .then(Mono.defer(() -> codes.create(Objects.requireNonNullElse(body.code(), ""), promo, caller.user())))
                .map(AdminPromocodeEndpoints::made)
                .as(transaction::transactional)
                .map(this::view)
                .as(envelopes::one)
                .map(made -> ResponseEntity.created(URI.create(
                                "/api/v1/admin/promocodes/" + made.data().code()))
                        .body(made));
    }

    @PostMapping("/generate")
    @Access(Level.ADMIN)
    @Keyed
    @Operation(summary = "Makes up to 1000 promo codes with random ends")
    Mono<Envelope<List<PromoView>>> generate(Caller caller, @RequestBody PromoBody body) {
        var violations = new Violations();
        var promo = body.read(violations);
        violations.throwIfAny();
        var prefix = Objects.requireNonNullElse(body.prefix(), "");
        int length = Objects.requireNonNullElse(body.length(), PromoBody.USUAL_LENGTH);
        int count = Objects.requireNonNullElse(body.count(), 0);
        return knowing(promo)
                .thenMany(codes.generate(prefix, length, count, promo, caller.user()))
                .map(AdminPromocodeEndpoints::made)
                .map(this::view)
                .collectList()
                .as(transaction::transactional)
                .as(envelopes::one);
    }

    /** Fails if the code is for nobody that we know. */
    private Mono<Void> knowing(NewPromoCode promo) {
        var assigned = promo.assignedTo();
        return assigned == null
                ? Mono.empty()
                : users.findById(assigned)
                        .switchIfEmpty(
                                Mono.error(() -> ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, "NO_SUCH_USER")))
                        .then();
    }

    private static PromoCode made(Creation creation) {
        return switch (creation) {
            case Creation.Created(var code) -> code;
            case Creation.Duplicate() -> throw ApiException.of(ErrorCode.CONFLICT, "PROMO_EXISTS");
            case Creation.Invalid(var fields) -> {
                var violations = new Violations();
                fields.forEach((field, reason) -> violations.check(field, false, reason));
                violations.throwIfAny();
                throw new IllegalStateException("Invalid without a reason");
            }
        };
    }

    @PatchMapping("/{code}")
    @Access(Level.ADMIN)
    @Operation(summary = "Changes maxUses, expiresDays from now, source or note; null takes a limit away")
    Mono<Envelope<Detail>> change(@PathVariable String code, @RequestBody Map<String, @Nullable Object> body) {
        var edit = new PromoPatch(body, clock.instant()).read();
        return answer(code, codes.change(code, edit));
    }

    @PostMapping("/{code}/disable")
    @Access(Level.ADMIN)
    @Operation(summary = "Stops new uses of a code")
    Mono<Envelope<Detail>> disable(@PathVariable String code) {
        return answer(code, codes.disable(code));
    }

    @PostMapping("/{code}/enable")
    @Access(Level.ADMIN)
    @Operation(summary = "Lets a code be used again")
    Mono<Envelope<Detail>> enable(@PathVariable String code) {
        return answer(code, codes.enable(code));
    }

    @DeleteMapping("/{code}")
    @Access(Level.ADMIN)
    @Operation(summary = "Removes a code that nobody has used")
    Mono<Envelope<Map<String, Boolean>>> delete(@PathVariable String code) {
        return codes.delete(code)
                .map(AdminPromocodeEndpoints::settled)
                .as(transaction::transactional)
                .map(gone -> Map.of("deleted", true))
                .as(envelopes::one);
    }

    private Mono<Envelope<Detail>> answer(String code, Mono<Change> change) {
        return change.map(AdminPromocodeEndpoints::settled)
                .then(found(code))
                .as(transaction::transactional)
                .as(envelopes::one);
    }

    private static Change settled(Change change) {
        return switch (change) {
            case DONE, UNCHANGED -> change;
            case NOT_FOUND -> throw ApiException.notFound();
            case USED -> throw ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, "PROMO_USED");
        };
    }

    private Mono<Detail> found(String code) {
        return codes.find(code)
                .switchIfEmpty(Mono.error(ApiException::notFound))
                .flatMap(promo -> codes.uses(promo.id(), USES_SHOWN)
                        .map(UseView::of)
                        .collectList()
                        .map(uses -> new Detail(view(promo), uses)));
    }

    private PromoView view(PromoCode code) {
        return PromoView.of(code, clock.instant());
    }
}
