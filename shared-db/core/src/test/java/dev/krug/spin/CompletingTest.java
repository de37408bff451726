package dev.krug.spin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.i18n.Language;
import dev.krug.spin.report.MessageSplit;
import dev.krug.spin.report.Recommendation;
import dev.krug.spin.report.Report;
import dev.krug.spin.report.ReportText;
import dev.krug.spin.text.Classification;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CompletingTest {

    private final ReportText text = new ReportText(Spin.MESSAGES);

    @Test
    void countsATrainingOnce() { // MB-423, 424
        var done = complete(played(10, "implication", true), SpinStats.NONE);
        assertThat(done.score()).isEqualTo(250);
        assertThat(done.stats().totalTrainings()).isEqualTo(1);
        assertThat(done.stats().totalQuestions()).isEqualTo(10);
        assertThat(done.stats().totalContextual()).isEqualTo(9);
        assertThat(done.stats().totalXp()).isEqualTo(250);
        assertThat(done.stats().bestScore()).isEqualTo(250);
        assertThat(done.stats().maestroStreak()).isEqualTo(1);
        assertThat(done.stats().recentCases()).hasSize(1);
        assertThat(done.newBadges())
                .containsExactly("first_training", "spin_master", "active_listener", "perfect_listener");
        assertThat(SpinStats.fromJson(done.stats().toJson())).isEqualTo(done.stats());
    }

    @Test
    void keepsTheStreakOnlyAmongMaestros() {
        var third = complete(
                played(10, "implication", false),
                complete(
                                played(10, "implication", false),
                                complete(played(9, "implication", false), SpinStats.NONE)
                                        .stats())
                        .stats());
        assertThat(third.stats().maestroStreak()).isEqualTo(3);
        assertThat(third.newBadges()).containsExactly("master_triple");
        var fourth = complete(played(1, "situational", false), third.stats());
        assertThat(fourth.stats().maestroStreak()).isZero();
        assertThat(fourth.stats().bestScore()).isEqualTo(250);
        assertThat(fourth.newBadges()).isEmpty();
    }

    @Test
    void showsARankUpInOneReport() { // MB-425
        var before = SpinStats.fromJson(Map.of("total_xp", 480, "current_level", 1, "total_trainings", 3));
        var done = complete(played(5, "problem", false), before);
        assertThat(done.report().rankUp()).isEqualTo(new Report.Rise(1, 2));
        assertThat(done.stats().currentLevel()).isEqualTo(2);
        assertThat(done.stats().pendingRankUp()).isNull();
        assertThat(complete(played(1, "problem", false), done.stats()).report().rankUp())
                .isNull();
        var imported = SpinStats.fromJson(Map.of(
                "total_xp",
                600,
                "current_level",
                2,
                "level_up_notification",
                Map.of("should_show", true, "old_level", 1, "new_level", 2)));
        assertThat(complete(played(1, "problem", false), imported).report().rankUp())
                .isEqualTo(new Report.Rise(1, 2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            5 | 1 | 1 | 1 | 80 | FEWER situational
            2 | 1 | 1 | 1 | 80 | PRAISE
            2 | 0 | 0 | 0 | 20 | FEWER situational, USE problem, USE implication, USE need_payoff, DIG_DEEPER
            0 | 1 | 1 | 0 | 40 | USE need_payoff, DIG_DEEPER
            """)
    void recommends(int s, int p, int i, int n, int clarity, String advice) { // MB-426
        var counts = Map.of("situational", s, "problem", p, "implication", i, "need_payoff", n);
        var found = Recommendation.of(List.of("situational", "problem", "implication", "need_payoff"), counts, clarity);
        assertThat(String.join(
                        ", ",
                        found.stream()
                                .map(r -> r.code() + (r.type() == null ? "" : " " + r.type()))
                                .toList()))
                .isEqualTo(advice);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void writesTheReport(Language language) {
        var done = complete(played(10, "implication", true, language), SpinStats.NONE);
        var report = done.report().withLevelUp(1, 3);
        var message = String.join("\n", text.render(report, language));
        System.out.println(message);
        assertThat(message).doesNotContain("{", "spin.");
        assertThat(message).contains("250", "9", "90", "251", "👂✨", "1 → 3");
        assertThat(message).contains(Objects.requireNonNull(report.clientCase()).position());
        assertThat(report.listening()).isEqualTo(new Report.Listening(9, 10, 90));
    }

    @Test
    void splitsLongTextsAtLineEnds() {
        var line = "<b>x</b>" + "y".repeat(90);
        var parts = MessageSplit.split((line + "\n").repeat(100));
        assertThat(parts).hasSize(3).allMatch(part -> part.length() <= 4096 && part.startsWith("<b>"));
        assertThat(String.join("\n", parts).lines()).hasSize(100);
        assertThat(MessageSplit.split("&amp;".repeat(2000))).allMatch(part -> part.endsWith(";"));
        assertThat(MessageSplit.split("🤔".repeat(3000))).allMatch(part -> part.length() % 2 == 0);
    }

    private static Completion complete(TrainingState state, SpinStats before) {
        return Spin.METHODS
                .of(Spin.SCENARIO)
                .complete(state, Spin.SCENARIO, before, Completion.Reason.FINISHED, Spin.NOON);
    }

    private static TrainingState played(int questions, String type, boolean contextual) {
        return played(questions, type, contextual, Language.RU);
    }

    private static TrainingState played(int questions, String type, boolean contextual, Language language) {
        var state = Spin.started(3, language);
        for (int i = 0; i < questions; i++) {
            state = Training.count(
                            state,
                            Spin.SCENARIO,
                            new Hearing.Question("Вопрос " + i + "?"),
                            Classification.byRules(type, null),
                            "Ответ",
                            contextual,
                            5,
                            Spin.NOON)
                    .state();
        }
        return state;
    }
}
