package dev.krug.spin.text;

import dev.krug.i18n.Language;

/** The four SPIN types by the cue lists, which are tried in their order on the focus of the text. */
public final class SpinClassifier implements QuestionClassifier {

    public static final String SITUATIONAL = "situational";
    public static final String PROBLEM = "problem";
    public static final String IMPLICATION = "implication";
    public static final String NEED_PAYOFF = "need_payoff";

    private final CueBook cues = CueBook.read("question-cues.txt");

    @Override
    public Classification classify(String text, String caseText, Language language) {
        return cues.first(Focus.of(Phrase.of(text)))
                .map(hit -> Classification.byRules(type(hit.group()), hit.group() + ": " + hit.cue()))
                .orElse(Classification.byRules(SITUATIONAL, null));
    }

    private static String type(String group) {
        return switch (group) {
            case "I1", "I2" -> IMPLICATION;
            case "N1", "N2" -> NEED_PAYOFF;
            case "P" -> PROBLEM;
            default -> throw new IllegalStateException("No type for the cue group " + group);
        };
    }
}
