package dev.krug.quiz;

import dev.krug.quiz.pack.Difficulty;
import java.util.Map;

/** What can be asked about in one language, and by how many questions of each difficulty. */
public record CategoryCount(String code, String title, String emoji, Map<Difficulty, Long> byDifficulty) {

    public long questions() {
        return byDifficulty.values().stream().mapToLong(Long::longValue).sum();
    }
}
