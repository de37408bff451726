package dev.krug.quiz.pack;

import dev.krug.i18n.Language;
import dev.krug.packs.Flaw;
import dev.krug.packs.Place;
import dev.krug.quiz.pack.PackQuestion.Option;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and checks one question of a pack. */
final class QuestionReader {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final int MOST_OPTIONS = 8;
    private static final int MOST_ANSWERS = 20;

    private QuestionReader() {}

    static PackQuestion read(Place item, Set<String> categories, Map<Difficulty, Integer> limits) {
        var id = item.required("id").matching(ID, 64);
        var category = category(item.required("category"), categories);
        var difficulty = item.required("difficulty").oneOf(Difficulty.class, Difficulty.EASY);
        var type = item.required("type").oneOf(QuestionType.class, QuestionType.SINGLE);
        var text = item.required("text").text(1000);
        var options = options(item, type, text.languages());
        var explanation = item.optional("explanation");
        var question = new PackQuestion(
                id,
                category,
                difficulty,
                type,
                text,
                options,
                type == QuestionType.TEXT ? List.of() : correct(item.required("correct"), type, options),
                type == QuestionType.TEXT ? answers(item.required("correct"), text.languages()) : Map.of(),
                explanation.isPresent() ? explanation.text(500) : null,
                item.optional("timeLimitSec").integer(5, 300, limits.getOrDefault(difficulty, 30)),
                image(item.optional("image")),
                item.optional("tags").list(0, 10).stream()
                        .map(tag -> tag.string(1, 40))
                        .toList(),
                item.optional("shuffleOptions").bool(true));
        item.warnOfUnknown();
        return question;
    }

    private static String category(Place place, Set<String> categories) {
        var category = place.string(1, 40);
        if (!category.isEmpty() && !categories.contains(category)) {
            place.error(Flaw.UNKNOWN_CATEGORY, Map.of("category", category));
        }
        return category;
    }

    private static List<Option> options(Place item, QuestionType type, Set<Language> languages) {
        if (!type.hasOptions()) {
            var options = item.optional("options");
            if (options.isPresent()) {
                options.error(Flaw.OPTIONS_FORBIDDEN, Map.of("type", type.code()));
            }
            return List.of();
        }
        var options = new ArrayList<Option>();
        var ids = new HashSet<String>();
        var texts = new HashSet<String>();
        for (var place : item.required("options").list(2, MOST_OPTIONS)) {
            var option = new Option(
                    place.object().required("id").string(1, 16),
                    place.required("text").text(100));
            if (!option.id().isEmpty() && !ids.add(option.id())) {
                place.error(Flaw.TWICE, Map.of("id", option.id()));
            }
            if (!option.text().languages().equals(languages)) {
                place.error(Flaw.OTHER_LANGUAGES);
            }
            option.text().byLanguage().forEach((language, words) -> {
                if (!texts.add(language + words.strip())) {
                    place.error(Flaw.SAME_OPTIONS, Map.of("language", language.code()));
                }
            });
            options.add(option);
            place.warnOfUnknown();
        }
        return options;
    }

    private static List<String> correct(Place place, QuestionType type, List<Option> options) {
        if (type == QuestionType.BOOLEAN) {
            return List.of(Boolean.toString(place.bool(false)));
        }
        int most = type == QuestionType.SINGLE ? 1 : Math.max(1, options.size() - 1);
        var ids = options.stream().map(Option::id).toList();
        var correct =
                place.list(0, MOST_OPTIONS).stream().map(id -> id.string(1, 16)).toList();
        boolean fits = !correct.isEmpty()
                && correct.size() <= most
                && new HashSet<>(correct).size() == correct.size()
                && ids.containsAll(correct);
        if (place.isPresent() && !fits) {
            place.error(Flaw.WRONG_ANSWERS, Map.of("most", most));
        }
        return correct;
    }

    private static Map<String, List<String>> answers(Place place, Set<Language> languages) {
        var answers = new HashMap<String, List<String>>();
        for (var language : Language.values()) {
            var list = place.object().optional(language.code());
            if (place.isPresent() && list.isPresent() != languages.contains(language)) {
                place.error(Flaw.OTHER_LANGUAGES);
            }
            if (list.isPresent()) {
                answers.put(
                        language.code(),
                        list.list(1, MOST_ANSWERS).stream()
                                .map(answer -> answer.string(1, 100))
                                .toList());
            }
        }
        place.warnOfUnknown();
        return answers;
    }

    private static @Nullable String image(Place place) {
        if (!place.isPresent()) {
            return null;
        }
        var address = place.string(1, 2048);
        try {
            if (!address.isEmpty() && !"https".equals(URI.create(address).getScheme())) {
                place.error(Flaw.NO_HTTPS_ADDRESS);
            }
        } catch (IllegalArgumentException malformed) {
            place.error(Flaw.NO_HTTPS_ADDRESS);
        }
        return address;
    }
}
