package dev.krug.web;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the server meets its callers.
 *
 * @param debug on a developer's machine: pages of localhost may call, no strict transport
 * @param corsOrigins which other sites' pages may call with credentials
 * @param drainLimit how long running requests may go on after the process was asked to stop
 */
@ConfigurationProperties("krug.web")
public record WebSettings(
        @DefaultValue("false") boolean debug,
        @DefaultValue List<String> corsOrigins,
        @DefaultValue("30s") Duration drainLimit) {

    public WebSettings {
        for (var origin : corsOrigins) {
            if (!origin.matches("https?://[^/*\\s]+")) { // CORE-532: never any site
                throw new IllegalArgumentException(
                        "krug.web.cors-origins must list origins like https://app.example.com, not " + origin);
            }
        }
    }
}
