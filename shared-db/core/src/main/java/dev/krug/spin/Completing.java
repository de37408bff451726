package dev.krug.spin;

import dev.krug.spin.SpinStats.RankUp;
import dev.krug.spin.report.Recommendation;
import dev.krug.spin.report.Report;
import dev.krug.spin.scenario.Scenario;
import dev.krug.spin.scenario.Scenario.Achievement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a played training into score, lifetime counters, achievements and a report. */
final class Completing { // MB-423

    private static final int RECENT_CASES = 5;

    private Completing() {}

    static Completion complete(
            TrainingState state, Scenario scenario, SpinStats before, Completion.Reason reason, Instant now) {
        int score = state.progress().score(scenario);
        var after = updated(before, state, scenario, score, now);
        var earned = earned(scenario, after, state.progress(), score);
        var rankUp = after.pendingRankUp(); // MB-425: shown in this report, then cleared
        var stats = unlocked(after, earned);
        return new Completion(
                state,
                stats,
                score,
                earned.stream().map(Achievement::id).toList(),
                report(state, scenario, stats, rankUp, earned, score),
                reason);
    }

    private static SpinStats updated(SpinStats before, TrainingState state, Scenario scenario, int score, Instant now) {
        long xp = before.totalXp() + score;
        int level = scenario.rank(xp).map(Scenario.Rank::level).orElse(before.currentLevel());
        boolean maestro = score >= scenario.bands().getLast().minScore();
        return new SpinStats(
                before.totalTrainings() + 1,
                before.totalQuestions() + state.progress().questionCount(),
                before.totalContextual() + state.progress().contextualQuestions(),
                before.totalScore() + score,
                Math.max(before.bestScore(), score),
                xp,
                Math.max(before.currentLevel(), level),
                before.achievementsUnlocked(),
                rankUp(before, level),
                maestro ? before.maestroStreak() + 1 : 0,
                now,
                recent(before.recentCases(), state));
    }

    private static @Nullable RankUp rankUp(SpinStats before, int level) {
        var pending = before.pendingRankUp();
        if (level <= before.currentLevel()) {
            return pending;
        }
        return new RankUp(pending == null ? before.currentLevel() : pending.oldLevel(), level);
    }

    private static List<String> recent(List<String> before, TrainingState state) {
        var recent = new ArrayList<>(before);
        if (state.clientCase() != null && !state.clientCase().key().isEmpty()) {
            recent.add(state.clientCase().key());
        }
        return recent.subList(Math.max(0, recent.size() - RECENT_CASES), recent.size());
    }

    private static List<Achievement> earned(Scenario scenario, SpinStats stats, Progress progress, int score) {
        var counters = counters(stats, progress, score);
        return scenario.achievements().stream()
                .filter(achievement -> !stats.achievementsUnlocked().contains(achievement.id()))
                .filter(achievement -> achievement.condition().holds(counters))
                .toList();
    }

    static Map<String, Long> counters(SpinStats stats, Progress progress, int score) { // MB-424
        var counters = new HashMap<String, Long>();
        counters.put("total_trainings", (long) stats.totalTrainings());
        counters.put("total_questions", (long) stats.totalQuestions());
        counters.put("total_contextual", (long) stats.totalContextual());
        counters.put("total_score", stats.totalScore());
        counters.put("total_xp", stats.totalXp());
        counters.put("best_score", (long) stats.bestScore());
        counters.put("current_level", (long) stats.currentLevel());
        counters.put("maestro_streak", (long) stats.maestroStreak());
        counters.put("master_streak", (long) stats.maestroStreak());
        counters.put("question_count", (long) progress.questionCount());
        counters.put("contextual_questions", (long) progress.contextualQuestions());
        counters.put("clarity_level", (long) progress.clarityLevel());
        counters.put("session_score", (long) score);
        return counters;
    }

    private static SpinStats unlocked(SpinStats stats, List<Achievement> earned) {
        var unlocked = new ArrayList<>(stats.achievementsUnlocked());
        earned.forEach(achievement -> unlocked.add(achievement.id()));
        return new SpinStats(
                stats.totalTrainings(),
                stats.totalQuestions(),
                stats.totalContextual(),
                stats.totalScore(),
                stats.bestScore(),
                stats.totalXp(),
                stats.currentLevel(),
                unlocked,
                null,
                stats.maestroStreak(),
                stats.lastTrainingDate(),
                stats.recentCases());
    }

    private static Report report(
            TrainingState state,
            Scenario scenario,
            SpinStats stats,
            @Nullable RankUp rankUp,
            List<Achievement> earned,
            int score) {
        int contextual = state.progress().contextualQuestions();
        int questions = state.progress().questionCount();
        return new Report(
                results(state, scenario, score),
                state.clientCase(),
                new Report.Totals(stats.totalTrainings(), stats.totalQuestions(), stats.bestScore()),
                new Report.Listening(contextual, questions, questions == 0 ? 0 : 100 * contextual / questions),
                rank(state, scenario, stats),
                rankUp == null ? null : new Report.Rise(rankUp.oldLevel(), rankUp.newLevel()),
                null,
                earned.stream()
                        .map(achievement -> new Report.Earned(achievement.id(), achievement.emoji()))
                        .toList(),
                promo(state, scenario));
    }

    private static Report.Results results(TrainingState state, Scenario scenario, int score) {
        var progress = state.progress();
        var band = scenario.band(score);
        var types = scenario.types().stream().map(Scenario.QuestionType::id).toList();
        return new Report.Results(
                progress.questionCount(),
                scenario.rules().maxQuestions(),
                progress.clarityLevel(),
                scenario.types().stream()
                        .map(type -> new Report.TypeCount(
                                type.id(), type.name().in(state.language()), type.emoji(), progress.count(type.id())))
                        .toList(),
                band.emoji(),
                band.name().in(state.language()),
                score,
                Recommendation.of(types, progress.perTypeCounts(), progress.clarityLevel()));
    }

    private static Report.@Nullable RankLine rank(TrainingState state, Scenario scenario, SpinStats stats) {
        var next = scenario.rankAfter(stats.totalXp());
        return scenario.rank(stats.totalXp())
                .map(rank -> new Report.RankLine(
                        rank.emoji(),
                        rank.level(),
                        rank.name().in(state.language()),
                        stats.totalXp(),
                        next.map(higher -> higher.minXp() - stats.totalXp()).orElse(null)))
                .orElse(null);
    }

    private static Report.@Nullable Promo promo(TrainingState state, Scenario scenario) {
        var promo = scenario.ui().promo();
        return promo.enabled()
                ? new Report.Promo(
                        promo.title().in(state.language()), promo.text().in(state.language()))
                : null;
    }
}
