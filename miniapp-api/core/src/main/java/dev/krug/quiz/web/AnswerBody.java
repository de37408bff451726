package dev.krug.quiz.web;

import dev.krug.quiz.Given;
import dev.krug.web.ApiException;
import dev.krug.web.StrictText;
import dev.krug.web.Violations;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An answer to a question.
 *
 * @param answer ids of options, a truth or a text
 * @param hold whether the next question waits until it is asked for; else its time runs at once
 */
record AnswerBody(
        @Nullable Integer position,
        @Nullable JsonNode answer,
        @Nullable Boolean hold) {

    private static final int LONGEST_TEXT = 200;
    private static final int MOST_OPTIONS = 8;
    private static final int LONGEST_ID = 16;

    /** @throws ApiException if a field is missing or of no form that an answer can have */
    Given given() {
        var violations = new Violations();
        violations.check("position", position != null, "REQUIRED");
        violations.check("position", position == null || position >= 1, "OUT_OF_RANGE");
        violations.check("answer", answer != null && !answer.isNull(), "REQUIRED");
        violations.throwIfAny();
        return switch (answer) {
            case JsonNode truth when truth.isBoolean() -> new Given.Truth(truth.asBoolean());
            case JsonNode text when text.isString() -> new Given.Text(text(text.asString()));
            case JsonNode list when list.isArray() -> new Given.Options(ids(list));
            case null, default -> throw ApiException.invalid("answer", "INVALID");
        };
    }

    int at() {
        return position == null ? 0 : position;
    }

    boolean holds() {
        return Boolean.TRUE.equals(hold);
    }

    private static String text(String words) {
        if (words.length() > LONGEST_TEXT || !StrictText.isStorable(words)) {
            throw ApiException.invalid("answer", "INVALID");
        }
        return words;
    }

    private static List<String> ids(JsonNode list) {
        if (list.size() > MOST_OPTIONS
                || !list.valueStream()
                        .allMatch(id -> id.isString() && id.asString().length() <= LONGEST_ID)) {
            throw ApiException.invalid("answer", "INVALID");
        }
        return list.valueStream().map(JsonNode::asString).toList();
    }
}
