package dev.krug.web;

import java.lang.annotation.Annotation;
import java.util.Locale;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Finds the endpoint that will answer a request, before it runs. */
@Component
class Endpoints {

    private final ObjectProvider<RequestMappingHandlerMapping> mapping;

    Endpoints(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        this.mapping = mapping;
    }

    /** Empty for pages, unknown paths and requests that no endpoint takes. */
    Mono<Endpoint> of(ServerWebExchange exchange) {
        return mapping.getObject()
                .getHandler(exchange)
                .onErrorResume(refused -> Mono.empty())
                .ofType(HandlerMethod.class)
                .filter(handler -> handler.getBeanType().getName().startsWith("dev.krug."))
                .map(Endpoint::new);
    }

    /** An endpoint with its demands. */
    record Endpoint(HandlerMethod handler) {

        Access.Level access() {
            return annotation(Access.class).map(Access::value).orElse(Access.Level.REGISTERED);
        }

        Rate.Kind rate(boolean reads) {
            var soft = reads || access().compareTo(Access.Level.ADMIN) >= 0; // an administrator at work writes a lot
            return annotation(Rate.class).map(Rate::value).orElse(soft ? Rate.Kind.SOFT : Rate.Kind.HARD);
        }

        /** Takes other credentials than an access token. */
        boolean signsIn() {
            return annotation(Rate.class)
                    .map(Rate::value)
                    .filter(kind -> kind == Rate.Kind.LAUNCH || kind == Rate.Kind.REFRESH)
                    .isPresent();
        }

        /** Probes are asked as often as their machines like. */
        boolean isLimited() {
            return !handler.getBeanType().equals(Probes.class);
        }

        boolean isKeyed() {
            return annotation(Keyed.class).isPresent();
        }

        /** One for all paths that lead here. */
        String name() {
            return handler.getBeanType().getSimpleName() + "."
                    + handler.getMethod().getName();
        }

        /** The domain and what is done there, for instance {@code queue.replay}. */
        String action() {
            return resource() + "." + words(handler.getMethod().getName());
        }

        /** What the endpoint deals with. */
        String resource() {
            return words(handler.getBeanType()
                    .getSimpleName()
                    .replaceFirst("^Admin", "")
                    .replaceFirst("Endpoints?$", ""));
        }

        private static String words(String name) {
            return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
        }

        private <A extends Annotation> Optional<A> annotation(Class<A> type) {
            return Optional.ofNullable(handler.getMethodAnnotation(type));
        }
    }
}
