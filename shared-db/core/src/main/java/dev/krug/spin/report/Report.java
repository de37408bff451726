package dev.krug.spin.report;

import dev.krug.spin.cases.ClientCase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sections of a report in their order, texts of the scenario in the language of the training. */
public record Report( // MB-426
        Results results,
        @Nullable ClientCase clientCase,
        Totals totals,
        Listening listening,
        @Nullable RankLine rank,
        @Nullable Rise rankUp,
        @Nullable Rise levelUp,
        List<Earned> newAchievements,
        @Nullable Promo promo) {

    public record Results(
            int questions,
            int maxQuestions,
            int clarity,
            List<TypeCount> perType,
            String bandEmoji,
            String band,
            int score,
            List<Recommendation> recommendations) {}

    public record TypeCount(String type, String name, String emoji, int count) {}

    public record Totals(int trainings, int questions, int bestScore) {}

    public record Listening(int contextual, int questions, int percent) {}

    /** {@code xpToNext} is null at the top. */
    public record RankLine(
            String emoji,
            int number,
            String name,
            long xp,
            @Nullable Long xpToNext) {}

    public record Rise(int oldLevel, int newLevel) {}

    public record Earned(String badge, String emoji) {}

    public record Promo(String title, String text) {}

    /** The same report with a rise of the platform level that only the store knows. */
    public Report withLevelUp(int oldLevel, int newLevel) {
        return new Report(
                results,
                clientCase,
                totals,
                listening,
                rank,
                rankUp,
                new Rise(oldLevel, newLevel),
                newAchievements,
                promo);
    }
}
