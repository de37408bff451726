package dev.krug.quiz.pack;

import dev.krug.packs.Flaw;
import dev.krug.packs.PackFormat;
import dev.krug.packs.PackHead;
import dev.krug.packs.Place;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads and checks packs of questions. Safe for concurrent use. */
public final class PackReader { // MB-601

    private static final int MOST_QUESTIONS = 2000;
    private static final int MOST_CATEGORIES = 50;
    private static final int LEAST_LIMIT_SEC = 5;
    private static final int MOST_LIMIT_SEC = 300;
    private static final Pattern CATEGORY_CODE = Pattern.compile("[a-z0-9-]{2,40}");
    private static final String NO_EMOJI = "❓";

    /** The format {@code krug-quiz-pack/1}. */
    public static final PackFormat<QuizPack> FORMAT = new PackFormat<>("krug-quiz-pack/1", PackReader::pack);

    private PackReader() {}

    private static QuizPack pack(PackHead head, Place root) {
        var limits = limits(root.optional("defaultTimeLimitSec").object());
        var categories = categories(root.required("categories"));
        var codes = new HashSet<String>();
        categories.forEach(category -> codes.add(category.code()));
        return new QuizPack(
                head.code(),
                head.version(),
                head.title(),
                categories,
                questions(root.required("questions"), codes, limits));
    }

    private static Map<Difficulty, Integer> limits(Place place) {
        var limits = new EnumMap<Difficulty, Integer>(Difficulty.class);
        for (var difficulty : Difficulty.values()) {
            limits.put(
                    difficulty,
                    place.optional(difficulty.code())
                            .integer(LEAST_LIMIT_SEC, MOST_LIMIT_SEC, difficulty.defaultLimitSec()));
        }
        place.warnOfUnknown();
        return limits;
    }

    private static List<QuizPack.Category> categories(Place place) {
        var categories = new ArrayList<QuizPack.Category>();
        var codes = new HashSet<String>();
        for (var item : place.list(1, MOST_CATEGORIES)) {
            var code = item.object().required("code").matching(CATEGORY_CODE, 40);
            var emoji = item.optional("emoji");
            if (!code.isEmpty() && !codes.add(code)) {
                item.error(Flaw.TWICE, Map.of("id", code));
            }
            categories.add(new QuizPack.Category(
                    code, item.required("title").text(120), emoji.isPresent() ? emoji.string(1, 8) : NO_EMOJI));
            item.warnOfUnknown();
        }
        return categories;
    }

    private static List<PackQuestion> questions(Place place, Set<String> categories, Map<Difficulty, Integer> limits) {
        var questions = new ArrayList<PackQuestion>();
        var ids = new HashSet<String>();
        for (var item : place.list(1, MOST_QUESTIONS)) {
            var question = QuestionReader.read(item.object(), categories, limits);
            if (!question.id().isEmpty() && !ids.add(question.id())) {
                item.error(Flaw.TWICE, Map.of("id", question.id()));
            }
            questions.add(question);
        }
        return questions;
    }
}
