package dev.krug.i18n;

import com.ibm.icu.util.ULocale;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages that Krug speaks. */
public enum Language {
    RU,
    EN;

    /** The two-letter code, lower case, as stored in {@code users.language_code}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A day in words: 6 January 2027. */
    public String day(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(Locale.of(code()))
                .format(day);
    }

    ULocale locale() {
        return ULocale.forLanguageTag(code());
    }

    /** The first tag that is present decides: {@code ru*} is Russian, anything else English. No tag is English. */
    public static Language of(@Nullable String... tags) { // CORE-471
        for (var tag : tags) {
            if (tag != null && !tag.isBlank()) {
                return tag.strip().toLowerCase(Locale.ROOT).startsWith("ru") ? RU : EN;
            }
        }
        return EN;
    }
}
