package dev.krug.web;

import dev.krug.kernel.ConditionalOnRole;
import io.micrometer.context.ContextRegistry;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Hooks;

/**
 * Log lines are written on whatever thread; the ids of the request and its user follow the Reactor context there. Every
 * step of every chain pays for it, so processes that only run bots do without.
 */
@Component
@ConditionalOnRole("api")
class LogContext {

    LogContext() {
        follow(RequestIds.KEY);
        follow(RequestIds.USER);
        Hooks.enableAutomaticContextPropagation();
    }

    private static void follow(String key) {
        ContextRegistry.getInstance()
                .registerThreadLocalAccessor(key, () -> MDC.get(key), id -> MDC.put(key, id), () -> MDC.remove(key));
    }
}
