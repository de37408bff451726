package dev.krug.spin.scenario;

import dev.krug.badges.Condition;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A training game that passed its checks. */
public record Scenario(
        Info info,
        Map<String, LocalText> messages,
        Map<String, LocalText> prompts,
        List<QuestionType> types,
        GameRules rules,
        List<ResultBand> bands,
        List<Rank> ranks,
        List<Achievement> achievements,
        Map<String, Integer> questionWeights,
        Ui ui,
        @Nullable CaseVariants variants,
        List<LocalText> staticCases) {

    public record Info(String name, String version, LocalText title, LocalText description) {}

    public record QuestionType(
            String id,
            LocalText name,
            String emoji,
            List<String> keywords,
            int clarityPoints,
            int scoreMultiplier,
            List<LocalText> examples,
            List<LocalText> replies) {}

    public record GameRules(
            int maxQuestions, int minQuestionsForCompletion, int targetClarity, int shortQuestionThreshold) {}

    /** A result by score; without a top if {@code maxScore} is null. */
    public record ResultBand(int minScore, @Nullable Integer maxScore, String emoji, LocalText name) {}

    public record Rank(int level, long minXp, String emoji, LocalText name, LocalText description) {}

    public record Achievement(String id, String emoji, Condition condition) {}

    public record Ui(LocalText progressFormat, List<String> commands, Promo promo) {}

    public record Promo(boolean enabled, LocalText title, LocalText text) {}

    public QuestionType type(String id) {
        return types.stream()
                .filter(type -> type.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The scenario has no question type " + id));
    }

    /** Where a type stands in the file, which is the order of a good talk. */
    public int order(String typeId) {
        return types.indexOf(type(typeId));
    }

    public ResultBand band(int score) {
        return bands.stream()
                .filter(band -> band.minScore() <= score)
                .reduce((lower, higher) -> higher)
                .orElseThrow();
    }

    /** Empty if the scenario has no ranks. */
    public Optional<Rank> rank(long xp) {
        return ranks.stream().filter(rank -> rank.minXp() <= xp).reduce((lower, higher) -> higher);
    }

    public Optional<Rank> rankAfter(long xp) {
        return ranks.stream().filter(rank -> rank.minXp() > xp).findFirst();
    }

    public LocalText message(String key) {
        return messages.getOrDefault(key, LocalText.EMPTY);
    }
}
