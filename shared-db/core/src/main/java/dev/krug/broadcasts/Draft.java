package dev.krug.broadcasts;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an administrator prepares.
 *
 * @param bots by name, at least one
 * @param ratePerSecond for each bot, 1 to 30
 */
public record Draft(
        List<String> bots,
        @Nullable String title,
        Content content,
        Audience audience,
        int ratePerSecond,
        boolean respectsQuietHours) {

    public static final int DEFAULT_RATE = 25;
    private static final int MOST_RATE = 30;
    private static final int LONGEST_TEXT = 4_096;
    private static final int LONGEST_CAPTION = 1_024;
    private static final int LONGEST_TITLE = 200;
    private static final int MOST_BUTTONS = 8;
    private static final int LONGEST_BUTTON = 64;

    public Draft {
        bots = List.copyOf(bots);
    }

    /** What is wrong with it, each as a field and a reason; empty when it can be sent. */
    public List<Problem> problems() {
        var found = new ArrayList<Problem>();
        check(found, "bots", !bots.isEmpty(), "MISSING");
        check(found, "title", title == null || title.length() <= LONGEST_TITLE, "TOO_LONG");
        check(found, "ratePerSec", ratePerSecond >= 1 && ratePerSecond <= MOST_RATE, "OUT_OF_RANGE");
        check(found, "content", !content.texts().isEmpty(), "MISSING");
        int longest = content.media() == null ? LONGEST_TEXT : LONGEST_CAPTION;
        content.texts().forEach((language, text) -> {
            var field = "content." + language;
            check(found, field, language.equals("ru") || language.equals("en"), "UNKNOWN_LANGUAGE");
            check(found, field, !text.isBlank(), "MISSING");
            Markup.problem(text).ifPresent(reason -> found.add(new Problem(field, reason)));
            check(found, field, Markup.length(text) <= longest, "TOO_LONG");
        });
        var media = content.media();
        check(found, "media", media == null || media.isAddress() || bots.size() == 1, "FILE_OF_ONE_BOT");
        check(found, "buttons", content.buttons().size() <= MOST_BUTTONS, "TOO_MANY");
        for (var button : content.buttons()) {
            check(found, "buttons", isShown(button.text()) && button.url().startsWith("https://"), "INVALID");
        }
        return found;
    }

    /** What is wrong with one field. */
    public record Problem(String field, String reason) {}

    private static boolean isShown(String text) {
        return !text.isBlank() && text.length() <= LONGEST_BUTTON;
    }

    private static void check(List<Problem> found, String field, boolean valid, String reason) {
        if (!valid) {
            found.add(new Problem(field, reason));
        }
    }
}
