package dev.krug.web;

import dev.krug.audit.Actor;
import dev.krug.identity.Caller;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.ReactiveAuthorizationManager;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authorization.AuthorizationContext;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** Protects endpoints by what they demand; what is no endpoint is public and answers for itself. */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {

    @Bean
    SecurityWebFilterChain security(ServerHttpSecurity http, Callers callers, Endpoints endpoints) {
        return http.csrf(
                        ServerHttpSecurity.CsrfSpec
                                ::disable) // nothing is done by cookie but refresh, which asks for a header
                .headers(ServerHttpSecurity.HeaderSpec::disable)
                .httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
                .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
                .logout(ServerHttpSecurity.LogoutSpec::disable)
                .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
                // Spring would look for whoever has no token in a session, and make one on another thread for it.
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .addFilterAt(bearer(callers), SecurityWebFiltersOrder.AUTHENTICATION)
                .authorizeExchange(exchanges -> exchanges.anyExchange().access(demandsOf(endpoints)))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(
                                (exchange, denied) -> Mono.error(unauthorized(exchange)))
                        .accessDeniedHandler((exchange, denied) -> Mono.error(forbidden(exchange))))
                .build();
    }

    /** Nobody signs in by a name and a password here; without this Boot would invent both and print them. */
    @Bean
    ReactiveAuthenticationManager noPasswords() {
        return authentication -> Mono.error(new BadCredentialsException("Passwords are not known here"));
    }

    private static WebFilter bearer(Callers callers) {
        return (exchange, chain) -> callers.read(exchange)
                .map(caller -> chain.filter(exchange)
                        .contextWrite(ReactiveSecurityContextHolder.withAuthentication(authentication(caller)))
                        .contextWrite(context -> context.put(Actor.class, actor(caller, exchange))
                                .put(RequestIds.USER, caller.user().value().toString())))
                .orElseGet(() -> chain.filter(exchange));
    }

    private static ReactiveAuthorizationManager<AuthorizationContext> demandsOf(Endpoints endpoints) {
        return (authentication, context) -> endpoints
                .of(context.getExchange())
                .map(Endpoints.Endpoint::access)
                .defaultIfEmpty(Access.Level.PUBLIC)
                .flatMap(level -> authentication
                        .filter(who -> !(who instanceof AnonymousAuthenticationToken))
                        .map(who -> may(who, level))
                        .defaultIfEmpty(level == Access.Level.PUBLIC))
                .map(AuthorizationDecision::new);
    }

    private static boolean may(Authentication who, Access.Level level) {
        return level == Access.Level.PUBLIC
                || who.getAuthorities().stream()
                        .anyMatch(authority -> level.name().equals(authority.getAuthority()));
    }

    private static Authentication authentication(Caller caller) {
        var levels =
                switch (caller.role()) {
                    case SUPERADMIN -> List.of("GUEST", "REGISTERED", "ADMIN", "SUPERADMIN");
                    case ADMIN -> List.of("GUEST", "REGISTERED", "ADMIN");
                    default -> caller.guest() ? List.of("GUEST") : List.of("GUEST", "REGISTERED");
                };
        return UsernamePasswordAuthenticationToken.authenticated(
                caller, null, levels.stream().map(SimpleGrantedAuthority::new).toList());
    }

    static Actor actor(Caller caller, ServerWebExchange exchange) {
        return new Actor(
                Actor.Channel.REST, caller.user().value(), caller.role().code(), caller.bot(), RequestIds.of(exchange));
    }

    private static ApiException unauthorized(ServerWebExchange exchange) {
        return ApiException.of(
                ErrorCode.UNAUTHORIZED,
                exchange.getRequest().getHeaders().containsHeader("Authorization") ? "TOKEN_INVALID" : "TOKEN_MISSING");
    }

    private static ApiException forbidden(ServerWebExchange exchange) {
        return Callers.of(exchange).map(Caller::guest).orElse(false)
                ? ApiException.of(ErrorCode.FORBIDDEN, "REGISTRATION_REQUIRED")
                : ApiException.of(ErrorCode.FORBIDDEN);
    }
}
