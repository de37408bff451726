package dev.krug.spin.text;

import java.util.List;

/** What marks a question, in Russian and English. */
public final class QuestionWords { // MB-503

    private static final CueBook BOOK = CueBook.read("question-words.txt");
    private static final List<Cue> RUSSIAN = BOOK.cues("word", 0);
    private static final List<Cue> ENGLISH = BOOK.cues("word", 1);
    private static final List<Cue> OPEN = BOOK.cues("open");
    private static final List<Cue> PARTICLE = BOOK.cues("particle");
    private static final List<Cue> REQUEST = BOOK.cues("request");

    private QuestionWords() {}

    /** Whether the text asks something: a question mark, a question word, the particle ли or a request. */
    public static boolean isQuestion(String text) {
        var phrase = Phrase.of(text);
        return phrase.text().indexOf('?') >= 0
                || CueBook.any(RUSSIAN, phrase.words())
                || CueBook.any(PARTICLE, phrase.words())
                || CueBook.any(REQUEST, phrase.words())
                || begins(ENGLISH, phrase.words())
                || begins(ENGLISH, Focus.of(phrase));
    }

    /** A Russian question word anywhere, or an English one at the beginning of the focus. */
    public static boolean hasQuestionWord(String text) {
        var phrase = Phrase.of(text);
        return CueBook.any(RUSSIAN, phrase.words()) || begins(ENGLISH, Focus.of(phrase));
    }

    /** Open questions cannot be answered by yes or no. */
    public static boolean isOpen(String text) {
        var phrase = Phrase.of(text);
        return begins(OPEN, Focus.of(phrase))
                || (CueBook.any(RUSSIAN, phrase.words()) && !CueBook.any(PARTICLE, phrase.words()));
    }

    public static int countWords(String text) {
        return Phrase.of(text).tokens().size();
    }

    private static boolean begins(List<Cue> cues, List<String> words) {
        return !words.isEmpty() && CueBook.any(cues, words.subList(0, 1));
    }
}
