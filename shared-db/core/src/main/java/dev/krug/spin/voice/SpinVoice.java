package dev.krug.spin.voice;

import static dev.krug.spin.text.SpinClassifier.IMPLICATION;
import static dev.krug.spin.text.SpinClassifier.NEED_PAYOFF;
import static dev.krug.spin.text.SpinClassifier.PROBLEM;

import dev.krug.i18n.Messages;
import dev.krug.spin.cases.CaseFacts;
import dev.krug.spin.scenario.CaseVariants.Depth;
import dev.krug.spin.scenario.LocalText;
import java.util.List;
import java.util.Locale;

/** A client who tells facts freely, admits a problem when asked for it, and its price only when asked further. */
public final class SpinVoice implements ClientVoice { // MB-429

    private static final int MAX_CHARS = 600;

    private final Phrases phrases;
    private final FactVoice facts;

    public SpinVoice(Messages messages) {
        this.phrases = new Phrases(messages);
        this.facts = new FactVoice(phrases);
    }

    @Override
    public String answer(Turn turn, String question, String type) {
        var answer =
                switch (type) {
                    case PROBLEM -> problem(turn);
                    case IMPLICATION -> implication(turn);
                    case NEED_PAYOFF -> needPayoff(turn);
                    default -> facts.tell(turn, question);
                };
        return answer.length() <= MAX_CHARS ? answer : answer.substring(0, MAX_CHARS);
    }

    private String problem(Turn turn) {
        return switch (turn.count(PROBLEM)) {
            case 0 -> told(turn, Depth.PROBLEM, 0);
            case 1 -> told(turn, Depth.MINOR_PROBLEM, 0);
            default -> common(turn, "spin.voice.problem.nothing.", turn.count(PROBLEM));
        };
    }

    private String implication(Turn turn) {
        if (turn.count(PROBLEM) == 0) {
            return common(turn, "spin.voice.implication.early.", turn.count(IMPLICATION));
        }
        int before = turn.countAfter(PROBLEM, IMPLICATION);
        return switch (before) {
            case 0 -> told(turn, Depth.VAGUE_IMPACT, 0);
            case 1 -> told(turn, Depth.NAMED_IMPACT, 0);
            case 2, 3 -> told(turn, Depth.LATER_IMPACT, before);
            default -> common(turn, "spin.voice.implication.more.", before);
        };
    }

    private String needPayoff(Turn turn) {
        if (turn.count(PROBLEM) == 0) {
            return common(turn, "spin.voice.need.early.", turn.count(NEED_PAYOFF));
        }
        int before = turn.countAfter(PROBLEM, NEED_PAYOFF);
        return switch (before) {
            case 0 -> told(turn, Depth.VALUE, 0);
            case 1 -> told(turn, Depth.NAMED_VALUE, 0);
            default -> common(turn, "spin.voice.need.more.", before);
        };
    }

    /** The scenario's own words for the situation, else plain ones that fit any. */
    private String told(Turn turn, Depth depth, int n) {
        var facts = CaseFacts.all(turn.scenario(), turn.clientCase(), turn.hidden(), turn.language());
        var variants = turn.scenario().variants();
        var texts = variants == null
                ? List.<LocalText>of()
                : variants.situation(turn.hidden().situationType())
                        .map(situation -> situation.told().getOrDefault(depth, List.of()))
                        .orElse(List.of());
        return texts.isEmpty()
                ? common(turn, "spin.voice.plain." + depth.name().toLowerCase(Locale.ROOT) + ".", n)
                : Phrases.any(texts, turn, n, facts);
    }

    private String common(Turn turn, String prefix, int n) {
        var facts = CaseFacts.open(turn.scenario(), turn.clientCase(), turn.language());
        return phrases.any(turn.language(), prefix, turn, n, facts);
    }
}
