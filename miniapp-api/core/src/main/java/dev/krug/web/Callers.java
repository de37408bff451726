package dev.krug.web;

import dev.krug.identity.AccessTokens;
import dev.krug.identity.Caller;
import dev.krug.users.UserId;
import java.util.Optional;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Who calls: read once from the bearer token, handed to endpoints that ask for a {@link Caller}. */
@Component
public class Callers implements HandlerMethodArgumentResolver {

    private static final String ATTRIBUTE = Callers.class.getName();
    private static final String BEARER = "Bearer ";

    private final AccessTokens tokens;

    Callers(AccessTokens tokens) {
        this.tokens = tokens;
    }

    /** Empty without a token and with one that is not valid any more. */
    Optional<Caller> read(ServerWebExchange exchange) {
        var header = exchange.getRequest().getHeaders().getFirst("Authorization");
        var caller = header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? tokens.read(header.substring(BEARER.length()).strip())
                : Optional.<Caller>empty();
        caller.ifPresent(known -> exchange.getAttributes().put(ATTRIBUTE, known));
        return caller;
    }

    /** Who signs in now and looked around before as a guest. */
    public static Optional<UserId> guest(ServerWebExchange exchange) {
        return of(exchange).filter(Caller::guest).map(Caller::user);
    }

    static Optional<Caller> of(ServerWebExchange exchange) {
        return Optional.ofNullable(exchange.getAttribute(ATTRIBUTE));
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType().equals(Caller.class);
    }

    @Override
    public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
        return Mono.<Object>justOrEmpty(of(exchange))
                .switchIfEmpty(Mono.error(() -> ApiException.of(ErrorCode.UNAUTHORIZED, "TOKEN_MISSING")));
    }
}
