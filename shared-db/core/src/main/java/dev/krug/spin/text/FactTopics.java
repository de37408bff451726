package dev.krug.spin.text;

import java.util.List;
import java.util.Optional;

/** The topic of the client's everyday facts that a situational question names. */
public final class FactTopics {

    private static final CueBook BOOK = CueBook.read("fact-topics.txt");

    private FactTopics() {}

    /** All topics, the usual order in which a client tells them. */
    public static List<String> all() {
        return BOOK.names();
    }

    public static Optional<String> named(String question) {
        return BOOK.first(Focus.of(Phrase.of(question))).map(CueBook.Hit::group);
    }
}
