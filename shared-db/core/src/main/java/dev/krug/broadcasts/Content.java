package dev.krug.broadcasts;

import dev.krug.i18n.Language;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The words of a broadcast.
 *
 * @param texts by language code, at least one
 * @param media above the words, or null
 */
public record Content(Map<String, String> texts, @Nullable Media media, List<LinkButton> buttons) {

    @SuppressWarnings("NullAway") // what JSON leaves out comes as null
    public Content {
        texts = texts == null ? Map.of() : Map.copyOf(texts);
        buttons = buttons == null ? List.of() : List.copyOf(buttons);
    }

    /** Words alone. */
    public static Content of(Map<String, String> texts) {
        return new Content(texts, null, List.of());
    }

    /**
     * A picture or document.
     *
     * @param source an https address that Telegram can read, or the id of a file that the one chosen bot was sent
     */
    public record Media(Kind kind, String source) {

        /** How Telegram shows it. */
        public enum Kind {
            PHOTO,
            DOCUMENT
        }

        boolean isAddress() {
            return source.startsWith("https://");
        }
    }

    /** A button that opens an address: a page, a bot or the Mini App. */
    public record LinkButton(String text, String url) {}

    /** In this language; in the other one where this is missing. */
    public String textIn(Language language) { // MB-832
        var own = texts.get(language.code());
        return own == null ? texts.values().iterator().next() : own;
    }
}
