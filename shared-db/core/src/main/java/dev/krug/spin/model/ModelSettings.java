package dev.krug.spin.model;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the model is, for each of its tasks. Without an endpoint no call is made. */
@ConfigurationProperties("krug.spin.model")
public record ModelSettings( // MB-521
        @Nullable Pair response,
        @Nullable Pair feedback,
        @Nullable Pair classification,
        @Nullable Pair context,
        @DefaultValue("30s") Duration callTimeout,
        @DefaultValue("40s") Duration turnTimeout,
        @DefaultValue("5") int breakerFailures,
        @DefaultValue("60s") Duration breakerPause) {

    /** The endpoint that is asked, and the one that is asked when it fails. */
    public record Pair(@Nullable Endpoint primary, @Nullable Endpoint secondary) {}

    /** {@code url} is the base of the API, such as {@code https://host/v1}. */
    public record Endpoint(
            URI url,
            @Nullable String key,
            String model,
            @DefaultValue("openai") Style style) {
        @SuppressWarnings("ConstantValue") // binding passes null for what is not set
        public Endpoint {
            if (url == null || url.getHost() == null || model == null || model.isBlank()) {
                throw new IllegalArgumentException("An endpoint of krug.spin.model needs url and model");
            }
        }

        @Override
        public String toString() {
            return style + " " + model + " at " + url.getHost(); // never the key
        }
    }

    /** How the endpoint wants to be asked. */
    public enum Style {
        OPENAI,
        RESPONSES,
        ANTHROPIC
    }

    /** No model at all. */
    public static ModelSettings none() {
        return new ModelSettings(
                null, null, null, null, Duration.ofSeconds(30), Duration.ofSeconds(40), 5, Duration.ofSeconds(60));
    }

    @Nullable
    Pair pair(Task task) {
        return switch (task) {
            case RESPONSE -> response;
            case FEEDBACK -> feedback;
            case CLASSIFICATION -> classification;
            case CONTEXT -> context;
        };
    }
}
