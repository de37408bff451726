package dev.krug.challenges.bot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.challenges.Achievement;
import dev.krug.challenges.ChallengeBadge;
import dev.krug.challenges.ChallengeId;
import dev.krug.challenges.ChallengeTemplate;
import dev.krug.challenges.DailyChallenge;
import dev.krug.challenges.Difficulty;
import dev.krug.challenges.HistoryDay;
import dev.krug.challenges.Metric;
import dev.krug.challenges.Slot;
import dev.krug.challenges.Streak;
import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.packs.Bilingual;
import dev.krug.xp.XpChange;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScreensTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20); // a Friday
    private static final Messages MESSAGES = Messages.load(key -> {
        throw new AssertionError("No text for " + key);
    });

    @Test
    void drawsTheCalendarWeekByWeek() { // multi-bot section 6
        var days = IntStream.range(0, 12)
                .mapToObj(i -> new HistoryDay(DAY.plusDays(i), i == 4, i % 3 == 0 ? Set.of(Slot.EASY) : Set.of()))
                .toList();
        assertThat(HistoryScreen.calendar(days)).isEqualTo("""
                <code>20.11</code>  ✅ · ·
                <code>23.11</code>  ✅ ❄️ · ✅ · · ✅
                <code>30.11</code>  · ·""");
    }

    @Test
    void tellsOfOneChallengeInAFewWords() { // MB-712
        var streak = new Streak(1, 1, DAY, DAY, 0, 0);
        var text = new AchievementText(MESSAGES, Language.EN)
                .of(achievement(0, new Streak.Step(streak, List.of(), true, false, Optional.empty()), List.of()));
        assertThat(text).isEqualTo("""
                🎯 <b>Challenge completed!</b>
                🟢 Ask &amp; listen · +20 XP

                🔥 Streak: 1 day""");
    }

    @Test
    void tellsEverythingInTheOrderOfTheRules() { // MB-707
        var step = new Streak(6, 6, DAY.minusDays(8), DAY.minusDays(2), 1, 0).complete(DAY);
        for (var language : Language.values()) {
            var text =
                    new AchievementText(MESSAGES, language).of(achievement(50, step, List.of(ChallengeBadge.STREAK_7)));
            assertThat(text.lines().filter(line -> !line.isBlank()).map(line -> line.substring(0, 2)))
                    .containsExactly("🎯", "🟢", "🧹", "❄️", "🔥", "❄️", "🏁", "⬆️", "🔥");
        }
        assertThat(new AchievementText(MESSAGES, Language.RU).of(achievement(50, step, List.of())))
                .contains(
                        "Заморозка прикрыла 1 пропущенный день", "Серия: 7 дней", "У вас 1 заморозка", "7 дней подряд");
    }

    private static Achievement achievement(int sweep, Streak.Step step, List<ChallengeBadge> badges) {
        var content = new ChallengeTemplate(
                "ask",
                new Bilingual("Спросить", "Ask & listen"),
                new Bilingual("Текст", "Text"),
                new Metric(Metric.Fn.COUNT, "spin.question", 0),
                3,
                Difficulty.EASY,
                20,
                1);
        var challenge = new DailyChallenge(new ChallengeId(UUID.randomUUID()), DAY, Slot.EASY, content);
        var level = sweep > 0 ? new XpChange(true, 1, 2, 150) : new XpChange(false, 1, 1, 20);
        return new Achievement(DAY, List.of(challenge), sweep, step, badges, level, List.of("spin_bot"));
    }
}
