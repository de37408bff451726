package dev.krug.spin.text;

import dev.krug.i18n.Language;

/** Finds the purpose of a question. Always answers; safe for concurrent use. */
public interface QuestionClassifier { // MB-501

    Classification classify(String text, String caseText, Language language);
}
