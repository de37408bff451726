package dev.krug.spin.text;

import dev.krug.i18n.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** How active listening is recognised and shown. Own markers replace the built-in ones and act as strong. */
@ConfigurationProperties("krug.spin.listening")
public record ListeningSettings( // MB-514
        @DefaultValue("true") boolean enabled,
        @DefaultValue("true") boolean useModel,
        @DefaultValue("true") boolean fallback,
        @DefaultValue List<String> markers,
        @DefaultValue("5") int bonus,
        @DefaultValue("\uD83D\uDC42") String emoji,
        @Nullable Language badgeLanguage) {

    public static final ListeningSettings DEFAULT =
            new ListeningSettings(true, true, true, List.of(), 5, "\uD83D\uDC42", null);
}
