package dev.krug.trainings;

import java.util.Map;

/** The ids of question types, and how older data spells them. */
public final class QuestionTypes { // MB-104

    private static final Map<String, String> SPELLINGS =
            Map.of("situation", "situational", "need-payoff", "need_payoff", "need payoff", "need_payoff");

    private QuestionTypes() {}

    /** The id of today; what is known by no other spelling stays as it is. */
    public static String canonical(String type) {
        return SPELLINGS.getOrDefault(type, type);
    }
}
