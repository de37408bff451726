package dev.krug.identity.web;

import dev.krug.i18n.Language;
import dev.krug.identity.AccessTokens;
import dev.krug.identity.LaunchRefusal;
import dev.krug.identity.Refresh;
import dev.krug.identity.Sessions;
import dev.krug.identity.SignIn;
import dev.krug.identity.SignIns;
import dev.krug.users.web.MeViews;
import dev.krug.web.Access;
import dev.krug.web.ApiException;
import dev.krug.web.Callers;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.ErrorCode;
import dev.krug.web.Rate;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpHeaders;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

@RestController
@RequestMapping("/api/v1/auth")
@Tag(name = "Sign-in")
class SignInEndpoints {

    private static final String LAUNCH_SCHEME = "tma ";

    private final SignIns signIns;
    private final Sessions sessions;
    private final AccessTokens accessTokens;
    private final MeViews views;
    private final RefreshCookies cookies;
    private final Envelopes envelopes;
    private final TransactionalOperator transaction;

    SignInEndpoints(
            SignIns signIns,
            Sessions sessions,
            AccessTokens accessTokens,
            MeViews views,
            RefreshCookies cookies,
            Envelopes envelopes,
            TransactionalOperator transaction) {
        this.signIns = signIns;
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.views = views;
        this.cookies = cookies;
        this.envelopes = envelopes;
        this.transaction = transaction;
    }

    record LaunchBody(@Nullable String initData, @Nullable String bot) {}

    record GuestBody(@Nullable String languageCode) {}

    record RefreshBody(@Nullable String refreshToken) {}

    @PostMapping("/telegram/init-data")
    @Access(Access.Level.PUBLIC)
    @Rate(Rate.Kind.LAUNCH)
    @Operation(
            summary = "Exchanges a Mini App's initData for tokens",
            description = "With a guest's access token as bearer token the guest becomes, or is merged into, the user.")
    Mono<Envelope<TokenView>> launch(
            @RequestBody(required = false) @Nullable LaunchBody body, ServerWebExchange exchange) {
        var initData = initData(body, exchange);
        var bot = body == null ? null : body.bot();
        var guest = Callers.guest(exchange).orElse(null);
        return signIns.byLaunch(initData, bot, guest, Devices.of(exchange.getRequest()))
                .as(transaction::transactional)
                // Somebody of that Telegram id came by another way at the same moment, so now they are known.
                .retryWhen(Retry.max(1).filter(DuplicateKeyException.class::isInstance))
                .delayUntil(outcome -> guest == null ? Mono.empty() : accessTokens.announceRevocation())
                .map(SignInEndpoints::granted)
                .flatMap(granted -> answer(granted, exchange))
                .as(envelopes::one);
    }

    @PostMapping("/guest")
    @Access(Access.Level.PUBLIC)
    @Rate(Rate.Kind.GUEST)
    @Operation(summary = "Tokens for somebody who only looks around")
    Mono<Envelope<TokenView>> guest(
            @RequestBody(required = false) @Nullable GuestBody body, ServerWebExchange exchange) {
        var asked = body == null ? null : body.languageCode();
        var language = Language.of(asked, exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
        return signIns.asGuest(language, Devices.of(exchange.getRequest()))
                .as(transaction::transactional)
                .flatMap(granted -> answer(granted, exchange))
                .as(envelopes::one);
    }

    @PostMapping("/refresh")
    @Access(Access.Level.PUBLIC)
    @Rate(Rate.Kind.REFRESH)
    @Operation(summary = "A new pair of tokens for an unused refresh token")
    Mono<Envelope<TokenView>> refresh(
            @RequestBody(required = false) @Nullable RefreshBody body, ServerWebExchange exchange) {
        var given = body == null ? null : body.refreshToken();
        var token = given == null ? cookies.read(exchange) : given;
        if (token == null || token.isEmpty()) {
            throw ApiException.invalid("refreshToken", "REQUIRED");
        }
        return sessions.refresh(token)
                .as(transaction::transactional)
                .delayUntil(this::announceReuse)
                .map(SignInEndpoints::renewed)
                .flatMap(renewed -> answer(renewed, exchange))
                .as(envelopes::one);
    }

    private static String initData(@Nullable LaunchBody body, ServerWebExchange exchange) {
        var header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
        var given = body == null ? null : body.initData();
        var initData = given == null
                        && header != null
                        && header.regionMatches(true, 0, LAUNCH_SCHEME, 0, LAUNCH_SCHEME.length())
                ? header.substring(LAUNCH_SCHEME.length())
                : given;
        if (initData == null || initData.isBlank()) { // CORE-039
            throw ApiException.invalid("initData", "REQUIRED");
        }
        return initData;
    }

    private static SignIn.Granted granted(SignIn outcome) {
        return switch (outcome) {
            case SignIn.Granted granted -> granted;
            case SignIn.Refused(var reason) -> throw ApiException.of(code(reason), reason.name());
        };
    }

    private static ErrorCode code(LaunchRefusal reason) {
        return switch (reason) {
            case USER_BANNED, BOTS_NOT_ALLOWED -> ErrorCode.FORBIDDEN;
            default -> ErrorCode.UNAUTHORIZED;
        };
    }

    private static SignIn.Granted renewed(Refresh outcome) {
        return switch (outcome) {
            case Refresh.Renewed(var tokens, var user) -> new SignIn.Granted(tokens, user, false, null);
            case Refresh.Reused() -> throw ApiException.of(ErrorCode.UNAUTHORIZED, "REFRESH_REUSED");
            case Refresh.Expired() -> throw ApiException.of(ErrorCode.UNAUTHORIZED, "REFRESH_EXPIRED");
            case Refresh.Invalid() -> throw ApiException.of(ErrorCode.UNAUTHORIZED, "TOKEN_INVALID");
            case Refresh.Banned() -> throw ApiException.of(ErrorCode.FORBIDDEN, "USER_BANNED");
        };
    }

    private Mono<Void> announceReuse(Refresh outcome) {
        return outcome instanceof Refresh.Reused ? accessTokens.announceRevocation() : Mono.empty();
    }

    private Mono<TokenView> answer(SignIn.Granted granted, ServerWebExchange exchange) {
        boolean inCookie = cookies.isWanted(exchange);
        if (inCookie) {
            cookies.set(exchange, granted.tokens().refreshToken());
        }
        return views.of(granted.user())
                .map(me -> TokenView.of(granted.tokens(), granted.isNew(), me, granted.launch(), inCookie));
    }
}
