package dev.krug.spin.text;

import dev.krug.i18n.Language;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How active listening is recognised and shown. Own markers replace the built-in ones and act as strong. */
public record ListeningSettings( // MB-514
        boolean enabled,
        boolean useModel,
        boolean fallback,
        List<String> markers,
        int bonus,
        String emoji,
        @Nullable Language badgeLanguage) {

    public static final ListeningSettings DEFAULT =
            new ListeningSettings(true, true, true, List.of(), 5, "\uD83D\uDC42", null);
}
