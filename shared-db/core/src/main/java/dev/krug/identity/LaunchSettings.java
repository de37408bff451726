package dev.krug.identity;

import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is asked of initData.
 *
 * @param ed25519Key {@code production}, {@code test} or 64 hexadecimal digits
 * @param window how old a launch may be
 * @param requireSignature whether a wrong signature beside a right hash refuses the launch of an own bot
 */
@ConfigurationProperties("krug.initdata")
record LaunchSettings(
        @DefaultValue("production") String ed25519Key,
        @DefaultValue("1h") Duration window,
        @DefaultValue("false") boolean requireSignature) {

    private static final String PRODUCTION = "e7bf03a2fa4602af4580703d88dda5bb59f32ed8b02a56c187fe7d34caed242d";
    private static final String TEST = "40055058a4ee38156a06562e52eece92a771bcd8346a8c4615cb7376eddf72ec";
    private static final Duration MIN_WINDOW = Duration.ofSeconds(60);
    private static final Duration MAX_WINDOW = Duration.ofHours(24);

    LaunchSettings {
        if (!ed25519Key.matches("production|test|[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException(
                    "krug.initdata.ed25519-key must be production, test or 64 hexadecimal digits");
        }
        if (window.compareTo(MIN_WINDOW) < 0 || window.compareTo(MAX_WINDOW) > 0) {
            throw new IllegalArgumentException("krug.initdata.window must be between 60s and 24h");
        }
    }

    /** Exactly one key is ever tried. */
    byte[] publicKey() { // CORE-032
        return HexFormat.of()
                .parseHex(
                        switch (ed25519Key.toLowerCase(Locale.ROOT)) {
                            case "production" -> PRODUCTION;
                            case "test" -> TEST;
                            case String hex -> hex;
                        });
    }

    boolean isCustomKey() {
        return !ed25519Key.equals("production") && !ed25519Key.equals("test");
    }
}
