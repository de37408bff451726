package dev.krug.quiz.pack;

import dev.krug.packs.Bilingual;
import dev.krug.packs.Pack;
import java.util.List;

/** A checked pack. */
public record QuizPack(
        String code, String version, Bilingual title, List<Category> categories, List<PackQuestion> questions)
        implements Pack {

    /** What questions are about. */
    public record Category(String code, Bilingual title, String emoji) {}

    @Override
    public int size() {
        return questions.size();
    }
}
