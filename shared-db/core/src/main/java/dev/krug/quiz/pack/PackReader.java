package dev.krug.quiz.pack;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.krug.quiz.pack.Place.Findings;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and checks packs. Safe for concurrent use. */
public final class PackReader { // MB-601

    public static final int MOST_BYTES = 5 * 1024 * 1024;

    private static final int MOST_QUESTIONS = 2000;
    private static final int MOST_CATEGORIES = 50;
    private static final int LEAST_LIMIT_SEC = 5;
    private static final int MOST_LIMIT_SEC = 300;
    private static final Pattern PACK_CODE = Pattern.compile("[a-z0-9][a-z0-9-]{2,49}");
    private static final Pattern SEMVER = Pattern.compile("(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})\\.(0|[1-9]\\d{0,5})");
    private static final Pattern CATEGORY_CODE = Pattern.compile("[a-z0-9-]{2,40}");
    private static final String NO_EMOJI = "❓";

    private final JsonMapper json = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    public PackCheck read(byte[] file) {
        if (file.length > MOST_BYTES) {
            return broken("TOO_LARGE", "A pack has at most " + MOST_BYTES + " bytes");
        }
        return read(new String(file, UTF_8));
    }

    private PackCheck read(String text) {
        var findings = new Findings();
        try {
            var root = new Place(json.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text), "", findings);
            var pack = pack(root.object());
            root.warnOfUnknown();
            boolean valid = findings.errors().isEmpty();
            return new PackCheck(valid ? pack : null, List.copyOf(findings.errors()), List.copyOf(findings.warnings()));
        } catch (JacksonException malformed) {
            var message = malformed.getOriginalMessage();
            return broken(
                    message.toLowerCase(Locale.ROOT).startsWith("duplicate") ? "DUPLICATE_KEY" : "BAD_JSON", message);
        }
    }

    private static PackCheck broken(String code, String message) {
        return new PackCheck(null, List.of(new Finding("", code, message)), List.of());
    }

    private static QuizPack pack(Place root) {
        var format = root.required("format");
        if (!format.string(1, 40).equals(QuizPack.FORMAT) && format.isPresent()) {
            format.error("BAD_FORMAT", "Expected is " + QuizPack.FORMAT);
        }
        var code = root.required("code").matching(PACK_CODE, 50);
        var version = root.required("version").matching(SEMVER, 20);
        var title = root.required("title").text(120);
        var _ = root.optional("description").text(1000);
        var _ = root.optional("author").string(0, 120);
        var _ = root.optional("license").string(0, 120);
        var limits = limits(root.optional("defaultTimeLimitSec").object());
        var categories = categories(root.required("categories"));
        var codes = new HashSet<String>();
        categories.forEach(category -> codes.add(category.code()));
        return new QuizPack(code, version, title, categories, questions(root.required("questions"), codes, limits));
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
                item.error("DUPLICATE_ID", "The category " + code + " stands twice");
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
                item.error("DUPLICATE_ID", "The question " + question.id() + " stands twice");
            }
            questions.add(question);
        }
        return questions;
    }
}
