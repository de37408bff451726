package dev.krug.runtime;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How bots run.
 *
 * @param baseUrl where the Bot API is: Telegram's, a local Bot API server's or the sandbox's
 * @param testEnvironment whether to use Telegram's test servers
 * @param limits whether to keep Telegram's limits for sending; only a local server has none
 * @param floodLimit how many updates of one person in ten seconds are answered
 * @param concurrency how many updates of different chats this process works on at once
 * @param handlerTimeout a handler that takes longer has failed
 * @param pollTimeout how long Telegram may hold a request for updates open
 * @param stopTimeout how long a stop waits for what is under way
 */
@Validated
@ConfigurationProperties("krug.telegram")
record RuntimeSettings(
        @DefaultValue("https://api.telegram.org") URI baseUrl,
        @DefaultValue("false") boolean testEnvironment,
        @DefaultValue("true") boolean limits,
        @DefaultValue("20") @Min(1) int floodLimit,
        @DefaultValue("32") @Min(1) @Max(256) int concurrency,
        @DefaultValue("30s") Duration handlerTimeout,
        @DefaultValue("50s") Duration pollTimeout,
        @DefaultValue("25s") Duration stopTimeout) {

    /** One request brings at most this many updates. */
    static final int POLL_LIMIT = 100;

    /** Calls of one bot under way at once. */
    static final int SENDS_IN_FLIGHT = 30;
}
