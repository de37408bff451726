package dev.krug.quiz.pack;

import java.util.List;

/** A checked pack. */
public record QuizPack(
        String code, String version, Bilingual title, List<Category> categories, List<PackQuestion> questions) {

    public static final String FORMAT = "krug-quiz-pack/1";

    /** What questions are about. */
    public record Category(String code, Bilingual title, String emoji) {}
}
