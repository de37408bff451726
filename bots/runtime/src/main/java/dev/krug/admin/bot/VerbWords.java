package dev.krug.admin.bot;

import dev.krug.runtime.Words;
import java.util.Set;

/**
 * {@code grant U rest}, the verb and the person in either order: the button of a card leaves the person in front.
 *
 * @param verb empty when it is none of those that are known
 */
record VerbWords(String verb, String whom, Words rest) {

    static VerbWords of(String text, Set<String> verbs) {
        var words = Words.of(text);
        var second = words.next();
        var verbFirst = verbs.contains(words.first());
        var verb = verbFirst ? words.first() : second.first();
        return new VerbWords(
                verbs.contains(verb) ? verb : "", verbFirst ? second.first() : words.first(), second.next());
    }
}
