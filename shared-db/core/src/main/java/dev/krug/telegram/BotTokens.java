package dev.krug.telegram;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * The configured bots and their secrets: {@code krug.bots.<name>.token} (in the environment
 * {@code KRUG_BOTS_<NAME>_TOKEN}), or {@code BOT_NAME} with {@code BOT_TOKEN} for a single one. With
 * {@code previous-token} and {@code previous-valid-until} a replaced token validates initData for a while;
 * {@code mode} is polling or webhook.
 */
public final class BotTokens {

    private static final Pattern TOKEN = Pattern.compile("([1-9][0-9]{0,18}):[A-Za-z0-9_-]{20,}");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{1,48}[a-z0-9]");
    private static final Pattern PROPERTY =
            Pattern.compile("krug\\.bots\\.\\[?([a-zA-Z0-9_-]+)]?\\.token|KRUG_BOTS_([A-Z0-9_]+)_TOKEN");

    private final Map<String, Credentials> bots;

    public BotTokens(Map<String, Credentials> bots) {
        this.bots = Map.copyOf(bots);
    }

    // Spring's binder would drop the underscore from the names of bots, so the properties are read by name here.
    static BotTokens from(ConfigurableEnvironment environment) {
        var bots = new TreeMap<String, Credentials>();
        for (var source : environment.getPropertySources()) {
            if (source instanceof EnumerablePropertySource<?> enumerable) {
                for (var property : enumerable.getPropertyNames()) {
                    var match = PROPERTY.matcher(property);
                    if (match.matches() && !property.endsWith("_PREVIOUS_TOKEN")) {
                        var name = match.group(1) != null ? match.group(1) : match.group(2);
                        add(bots, name, property, environment);
                    }
                }
            }
        }
        var single = environment.getProperty("BOT_NAME");
        if (single != null && !bots.containsKey(single) && environment.getProperty("BOT_TOKEN") != null) {
            add(bots, single, "BOT_TOKEN", environment);
        }
        return new BotTokens(bots);
    }

    private static void add(
            Map<String, Credentials> bots, String spelling, String property, ConfigurableEnvironment environment) {
        var token = environment.getProperty(property, "");
        if (token.isBlank()) {
            return;
        }
        var name = spelling.toLowerCase(Locale.ROOT).replace('-', '_');
        if (!NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("The setting " + property + " names no bot: names are " + NAME);
        }
        if (!TOKEN.matcher(token).matches()) { // MB-942
            throw new IllegalArgumentException("The setting " + property + " is not a bot token as BotFather gives it");
        }
        var until = environment.getProperty("krug.bots." + name + ".previous-valid-until");
        bots.putIfAbsent(
                name,
                new Credentials(
                        token,
                        environment.getProperty("krug.bots." + name + ".previous-token"),
                        until == null ? null : Instant.parse(until),
                        mode(name, environment)));
    }

    private static Bots.Mode mode(String name, ConfigurableEnvironment environment) {
        var property = "krug.bots." + name + ".mode";
        return switch (environment.getProperty(property, "polling")) {
            case "polling" -> Bots.Mode.POLLING;
            case "webhook" -> Bots.Mode.WEBHOOK;
            default -> throw new IllegalArgumentException("The setting " + property + " must be polling or webhook");
        };
    }

    /** The secrets of one bot. */
    public record Credentials(
            String token,
            @Nullable String previousToken,
            @Nullable Instant previousValidUntil,
            Bots.Mode mode) {

        /** The number before the colon. */
        public long telegramBotId() {
            return Long.parseLong(token.substring(0, token.indexOf(':')));
        }

        /** All tokens that are good at this instant. */
        public List<String> validAt(Instant now) { // CORE-035
            var valid = new ArrayList<>(List.of(token));
            if (previousToken != null && previousValidUntil != null && now.isBefore(previousValidUntil)) {
                valid.add(previousToken);
            }
            return valid;
        }

        /** Names no secret. */
        @Override
        public String toString() {
            return "Credentials[" + token.substring(0, 4) + "…]";
        }
    }

    public Map<String, Credentials> all() {
        return bots;
    }

    public Optional<Credentials> of(String botName) {
        return Optional.ofNullable(bots.get(botName));
    }
}
