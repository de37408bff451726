package dev.krug.promo.web;

import dev.krug.access.Access;
import dev.krug.access.web.StandingView;
import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.identity.Caller;
import dev.krug.promo.PromoCode;
import dev.krug.promo.PromoResult;
import dev.krug.promo.PromoResult.Accepted;
import dev.krug.promo.Promos;
import dev.krug.telegram.Bots;
import dev.krug.users.User;
import dev.krug.users.Users;
import dev.krug.web.ApiException;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.ErrorCode;
import dev.krug.web.Keyed;
import dev.krug.web.Languages;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Access")
class PromoEndpoints {

    private static final int LONGEST_CODE = 50;

    private final Promos promos;
    private final Access access;
    private final Users users;
    private final Bots bots;
    private final Messages messages;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;
    private final Clock clock;

    PromoEndpoints(
            Promos promos,
            Access access,
            Users users,
            Bots bots,
            Messages messages,
            Envelopes envelopes,
            TransactionalOperator transaction,
            Clock clock) {
        this.promos = promos;
        this.access = access;
        this.users = users;
        this.bots = bots;
        this.messages = messages;
        this.envelopes = envelopes;
        this.transaction = transaction;
        this.clock = clock;
    }

    record CodeBody(@Nullable String code, @Nullable String bot) {}

    record OfferView(String code, String type, int value, String effectText) {}

    /** @param applied false for what waits for a purchase */
    record UseView(String code, String type, int value, String effectText, boolean applied, StandingView access) {}

    @PostMapping("/api/v1/promocodes/check")
    @Operation(summary = "What a promo code would give the caller")
    Mono<Envelope<OfferView>> check(
            Caller caller, @RequestBody CodeBody body, ServerHttpRequest request, ServerHttpResponse response) {
        var code = code(body);
        return users.findById(caller.user())
                .flatMap(user -> promos.check(user, code))
                .as(transaction::transactional)
                .map(result -> accepted(result, response).code())
                .map(promo -> new OfferView(
                        promo.code(), promo.type().code(), promo.value(), effect(promo, Languages.of(request))))
                .as(envelopes::one);
    }

    @PostMapping("/api/v1/promocodes/activate")
    @Keyed
    @Operation(summary = "Uses a promo code, once for each person")
    Mono<Envelope<UseView>> activate(
            Caller caller, @RequestBody CodeBody body, ServerHttpRequest request, ServerHttpResponse response) {
        var code = code(body);
        var language = Languages.of(request);
        return botOf(body, caller)
                .flatMap(bot -> users.findById(caller.user())
                        .flatMap(user -> promos.activate(user, code, bot)
                                .map(result -> accepted(result, response))
                                .flatMap(accepted -> used(user, bot, accepted, language))))
                .as(transaction::transactional)
                .as(envelopes::one);
    }

    private static String code(CodeBody body) {
        var code = body.code() == null ? "" : body.code().strip();
        if (code.isEmpty() || code.length() > LONGEST_CODE) {
            throw ApiException.invalid("code", code.isEmpty() ? "REQUIRED" : "LENGTH");
        }
        return code;
    }

    /** The named one; else the one whose Mini App this is. */
    private Mono<String> botOf(CodeBody body, Caller caller) {
        var named = body.bot();
        return named == null
                ? Mono.just(Objects.requireNonNullElse(caller.bot(), Access.PLATFORM))
                : bots.byName(named)
                        .switchIfEmpty(Mono.error(ApiException::notFound))
                        .map(known -> known.name());
    }

    private Accepted accepted(PromoResult result, ServerHttpResponse response) {
        return switch (result) {
            case Accepted accepted -> accepted;
            case PromoResult.Refused(var reason) ->
                throw ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, reason.name()); // MB-342
            case PromoResult.Blocked(var until) -> { // MB-348
                var seconds = Duration.between(clock.instant(), until).toSeconds() + 1;
                response.getHeaders().set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
                throw ApiException.of(ErrorCode.RATE_LIMIT_EXCEEDED, "TOO_MANY_WRONG_CODES");
            }
        };
    }

    private Mono<UseView> used(User user, String bot, Accepted accepted, Language language) {
        var promo = accepted.code();
        return access.check(user, bot)
                .map(standing -> new UseView(
                        promo.code(),
                        promo.type().code(),
                        promo.value(),
                        effect(promo, language),
                        !accepted.waitsForPurchase(),
                        StandingView.of(standing)));
    }

    private String effect(PromoCode promo, Language language) {
        return messages.text(language, "promo.effect." + promo.type().code(), Map.of("count", promo.value()));
    }
}
