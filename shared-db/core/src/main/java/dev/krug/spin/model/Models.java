package dev.krug.spin.model;

import dev.krug.spin.model.ModelSettings.Endpoint;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Asks the model of a task, then its secondary. Empty means that the rules are to answer: nothing is configured, or
 * everything failed. Never an error. Safe for concurrent use.
 */
public final class Models { // MB-521

    private static final Logger LOG = LoggerFactory.getLogger(Models.class);
    private static final Retry ONE_RETRY =
            Retry.max(1).filter(Models::mayPass).onRetryExhaustedThrow((retry, signal) -> signal.failure());
    private static final int MAX_CHARS = 1500;
    private static final int MAX_RAW_CHARS = 20_000;
    private static final int FIRST_CLIENT_ERROR = 400;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FIRST_SERVER_ERROR = 500;

    private final ModelSettings settings;
    private final Clock clock;
    private final Function<String, Mono<Void>> givenUp;
    private final ModelApi api = new ModelApi();
    private final Map<Endpoint, Breaker> breakers = new ConcurrentHashMap<>();

    public Models(ModelSettings settings, Clock clock) {
        this(settings, clock, model -> Mono.empty());
    }

    /** @param givenUp told of a model that is left alone for a while, by what it is called in the settings */
    public Models(ModelSettings settings, Clock clock, Function<String, Mono<Void>> givenUp) {
        this.settings = settings;
        this.clock = clock;
        this.givenUp = givenUp;
    }

    /** How long all calls for one message of a user may take together. */
    public Duration turnTimeout() {
        return settings.turnTimeout();
    }

    public boolean isConfigured(Task task) {
        var pair = settings.pair(task);
        return pair != null && (pair.primary() != null || pair.secondary() != null);
    }

    /** The model's text, plain and at most 1500 characters long. */
    public Mono<String> ask(Task task, Prompt prompt) {
        var pair = settings.pair(task);
        if (pair == null) {
            return Mono.empty();
        }
        return ask(pair.primary(), task, prompt)
                .switchIfEmpty(Mono.defer(() -> ask(pair.secondary(), task, prompt)))
                .map(Models::plain)
                .filter(text -> !text.isBlank());
    }

    private Mono<String> ask(@Nullable Endpoint endpoint, Task task, Prompt prompt) {
        if (endpoint == null) {
            return Mono.empty();
        }
        var call = Mono.defer(() -> guarded(endpoint, task, prompt));
        return (task.retries() ? call.retryWhen(ONE_RETRY) : call).onErrorResume(failure -> {
            LOG.warn(
                    "The model {} failed at {}: {}",
                    endpoint,
                    task,
                    failure.getClass().getSimpleName());
            return Mono.empty();
        });
    }

    private Mono<String> guarded(Endpoint endpoint, Task task, Prompt prompt) {
        var breaker = breakers.computeIfAbsent(
                endpoint, absent -> new Breaker(settings.breakerFailures(), settings.breakerPause(), clock));
        if (!breaker.lets()) {
            return Mono.empty();
        }
        return api.call(endpoint, task, prompt)
                .timeout(settings.callTimeout())
                .doOnNext(text -> breaker.succeeded())
                .onErrorResume(failure -> (breaker.failed() ? givenUp.apply(endpoint.toString()) : Mono.<Void>empty())
                        .then(Mono.error(failure)));
    }

    /** A request that was refused as wrong will be refused again. */
    private static boolean mayPass(Throwable failure) {
        if (failure instanceof WebClientResponseException refused) {
            int status = refused.getStatusCode().value();
            return status < FIRST_CLIENT_ERROR || status == TOO_MANY_REQUESTS || status >= FIRST_SERVER_ERROR;
        }
        return true;
    }

    private static String plain(String text) { // MB-523
        var raw = text.length() > MAX_RAW_CHARS ? text.substring(0, MAX_RAW_CHARS) : text;
        var plain = raw.replaceAll("<[^<>]*+>", "").replaceAll("[*`#_<>]", "").strip();
        if (plain.length() <= MAX_CHARS) {
            return plain;
        }
        return plain.substring(0, Character.isHighSurrogate(plain.charAt(MAX_CHARS - 1)) ? MAX_CHARS - 1 : MAX_CHARS);
    }
}
