package dev.krug.quiz;

import dev.krug.quiz.pack.QuestionType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** An answer as it was given, before it is known whether it fits its question. */
public sealed interface Given { // MB-614

    /** Ids of options. */
    record Options(List<String> ids) implements Given {}

    record Truth(boolean value) implements Given {}

    record Text(String words) implements Given {}

    /** The answer as it is judged and stored; empty when the question asks for something else. */
    default Optional<List<String>> to(Question question) {
        return switch (this) {
            case Options(var ids) -> Optional.of(ids).filter(chosen -> isChoice(question, chosen));
            case Truth(var value) ->
                Optional.of(List.of(Boolean.toString(value))).filter(truth -> question.type() == QuestionType.BOOLEAN);
            case Text(var words) -> Optional.of(List.of(words)).filter(text -> question.type() == QuestionType.TEXT);
        };
    }

    private static boolean isChoice(Question question, List<String> chosen) {
        var distinct = new HashSet<>(chosen);
        boolean known =
                question.options().stream().map(Question.Option::id).toList().containsAll(distinct);
        boolean fits =
                switch (question.type()) {
                    case SINGLE -> chosen.size() == 1;
                    case MULTIPLE -> !chosen.isEmpty() && distinct.size() == chosen.size();
                    case BOOLEAN, TEXT -> false;
                };
        return known && fits;
    }
}
