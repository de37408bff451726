package dev.krug.spin.voice;

import static dev.krug.spin.text.SpinClassifier.SITUATIONAL;

import dev.krug.spin.cases.CaseFacts;
import dev.krug.spin.cases.ClientCase;
import dev.krug.spin.text.FactTopics;
import dev.krug.spin.text.Numbers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Everyday facts of the client: the one that was asked for, else the next that was not told yet. */
final class FactVoice {

    private final Phrases phrases;

    FactVoice(Phrases phrases) {
        this.phrases = phrases;
    }

    String tell(Turn turn, String question) {
        var told = told(turn);
        var candidates = new ArrayList<String>();
        topic(turn.clientCase(), question, told).ifPresent(candidates::add);
        known(turn.clientCase()).stream().filter(topic -> !told.contains(topic)).forEach(candidates::add);
        int n = turn.count(SITUATIONAL);
        return candidates.stream()
                .map(topic -> text(turn, topic, n))
                .filter(text -> keepsSecrets(turn, text))
                .findFirst()
                .orElseGet(() -> phrases.any(turn.language(), "spin.voice.fact.none.", turn, n, Map.of()));
    }

    private String text(Turn turn, String topic, int n) {
        var facts = CaseFacts.open(turn.scenario(), turn.clientCase(), turn.language());
        return phrases.any(turn.language(), "spin.voice.fact." + topic + ".", turn, n, facts);
    }

    /** An open fact may by chance be the same number as a hidden one; then it stays untold. */
    private static boolean keepsSecrets(Turn turn, String text) {
        return !Numbers.names(text, turn.hidden().a())
                && !Numbers.names(text, turn.hidden().b());
    }

    /** What was told before follows from the questions alone, so nothing has to be remembered. */
    private static Set<String> told(Turn turn) {
        var told = new LinkedHashSet<String>();
        turn.earlier().stream()
                .filter(said -> said.type().equals(SITUATIONAL))
                .forEach(said -> topic(turn.clientCase(), said.question(), told).ifPresent(told::add));
        return told;
    }

    private static Optional<String> topic(ClientCase open, String question, Set<String> told) {
        return FactTopics.named(question)
                .filter(topic -> known(open).contains(topic))
                .or(() -> known(open).stream()
                        .filter(topic -> !told.contains(topic))
                        .findFirst());
    }

    /** Topics of which the case says something. */
    private static List<String> known(ClientCase open) {
        return FactTopics.all().stream()
                .filter(topic -> switch (topic) {
                    case "volume" -> !open.volume().isEmpty();
                    case "frequency" -> !open.frequency().isEmpty();
                    case "suppliers" -> open.suppliers() > 0;
                    case "place" -> !open.region().isEmpty();
                    case "size" -> !open.companySize().isEmpty();
                    case "people" -> !open.position().isEmpty();
                    case "terms" -> !open.urgency().isEmpty();
                    default -> !open.activity().isEmpty();
                })
                .toList();
    }
}
