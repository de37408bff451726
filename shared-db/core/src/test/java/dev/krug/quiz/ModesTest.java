package dev.krug.quiz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krug.i18n.Language;
import dev.krug.quiz.pack.Difficulty;
import dev.krug.quiz.pack.QuestionType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What differs between the modes, and what their games leave in the statistics. */
class ModesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @CsvSource({
        // mode, size, correct, wrong, timeouts, over, lives
        "CLASSIC,  5,  4, 0, 0, false, 0",
        "CLASSIC,  5,  0, 5, 0, true,  0",
        "CLASSIC,  10, 0, 3, 0, false, 0",
        "DAILY,    10, 5, 3, 2, true,  0",
        "DUEL,     7,  0, 3, 3, false, 0",
        "DUEL,     7,  0, 4, 3, true,  0",
        "MARATHON, 50, 0, 0, 0, false, 3",
        "MARATHON, 50, 30, 1, 1, false, 1",
        "MARATHON, 50, 0, 3, 0, true,  0",
        "MARATHON, 50, 7, 1, 2, true,  0",
        "MARATHON, 50, 49, 1, 0, true, 2",
        "MARATHON, 12, 12, 0, 0, true, 3",
    })
    void aGameEndsByItsModesRule( // MB-611
            GameMode mode, int size, int correct, int wrong, int timeouts, boolean over, int lives) {
        var tally = new GameTally(size, 0, correct, wrong, timeouts, 0, 0);
        assertThat(mode.isOver(tally)).isEqualTo(over);
        assertThat(mode.livesLeft(tally)).isEqualTo(lives);
    }

    @ParameterizedTest
    @CsvSource({
        // mode, size, category, difficulty, possible
        "CLASSIC,    5,  ,     ,     true",
        "CLASSIC,    20, ,     ,     true",
        "CLASSIC,    7,  ,     ,     false",
        "CLASSIC,    10, spin, ,     false",
        "CLASSIC,    10, ,     EASY, false",
        "CATEGORY,   10, spin, ,     true",
        "CATEGORY,   5,  spin, HARD, true",
        "CATEGORY,   10, ,     ,     false",
        "DIFFICULTY, 10, ,     EASY, true",
        "DIFFICULTY, 10, ,     ,     false",
        "DIFFICULTY, 10, spin, EASY, false",
        "DAILY,      10, ,     ,     true",
        "DAILY,      5,  ,     ,     false",
        "MARATHON,   50, ,     ,     true",
        "MARATHON,   10, ,     ,     false",
        "DUEL,       7,  spin, ,     true",
        "DUEL,       7,  ,     EASY, false",
    })
    void onlyGamesThatExistCanBeWanted( // MB-611
            GameMode mode, int size, @Nullable String category, @Nullable Difficulty difficulty, boolean possible) {
        if (possible) {
            assertThat(new GameSpec(mode, size, category, difficulty).least())
                    .isEqualTo(mode == GameMode.MARATHON ? 10 : size);
        } else {
            assertThatThrownBy(() -> new GameSpec(mode, size, category, difficulty))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Property
    void aDayHasTheSameQuestionsForEverybody( // property 18
            @ForAll @IntRange(min = 0, max = 40_000) int day, @ForAll @IntRange(min = 10, max = 60) int size) {
        var bank = IntStream.range(0, size).mapToObj(i -> new UUID(7, i)).toList();
        var date = LocalDate.ofEpochDay(day);
        var set = Selection.draw(bank, 10, Selection.dailySeed(date));
        assertThat(set).hasSize(10).isEqualTo(Selection.draw(List.copyOf(bank), 10, Selection.dailySeed(date)));
        assertThat(bank).containsAll(set);
    }

    @Test
    void neighbouringDaysDifferInTheirQuestions() { // MB-612
        var bank = IntStream.range(0, 120).mapToObj(i -> new UUID(7, i)).toList();
        for (int day = 0; day < 400; day++) {
            var today = Selection.draw(bank, 10, Selection.dailySeed(TODAY.plusDays(day)));
            var tomorrow = Selection.draw(bank, 10, Selection.dailySeed(TODAY.plusDays(day + 1)));
            assertThat(today.getFirst().equals(tomorrow.getFirst())
                            && today.get(1).equals(tomorrow.get(1)))
                    .isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({
        // mode, score, given today, given, withheld
        "CLASSIC,  0, 0, 0, 0",
        "CLASSIC,  3, 0, 0, 0",
        "CLASSIC,  103, 0, 25, 0",
        "CATEGORY, 400, 250, 50, 50",
        "MARATHON, 400, 300, 0, 100",
        "CLASSIC,  400, 320, 0, 100",
        "MARATHON, 1200, 0, 300, 0",
        "MARATHON, 1204, 0, 300, 1",
        "DAILY,    0, 0, 20, 0",
        "DAILY,    103, 0, 45, 0",
        "DAILY,    100, 270, 30, 15",
        "DAILY,    100, 300, 0, 45",
        "DUEL,     400, 0, 0, 0",
    })
    void aDayGivesThreeHundred(GameMode mode, int score, int givenToday, int given, int withheld) { // MB-616
        assertThat(GameXp.of(mode, score, givenToday)).isEqualTo(new GameXp(given, withheld));
    }

    @ParameterizedTest
    @CsvSource({
        // last, streak before, played, streak after
        ", 0, 2026-11-21, 1",
        "2026-11-20, 4, 2026-11-21, 5",
        "2026-11-19, 4, 2026-11-21, 1",
        "2026-11-21, 4, 2026-11-21, 4", // a second one of the day cannot be, and would not count
        "2026-11-21, 4, 2026-11-20, 4", // the calendar of a traveller went back
        "2026-12-31, 9, 2027-01-01, 10",
    })
    void dailyQuizzesInARowAreAStreak( // MB-618
            @Nullable LocalDate last, int before, LocalDate played, int after) {
        var stats = new QuizStats.Daily(before, last).plus(played);
        assertThat(stats.streak()).isEqualTo(after);
    }

    @Test
    void aStreakEndsWithAMissedDay() { // MB-618
        var stats = QuizStats.NONE.plus(game(GameMode.DAILY, TODAY), tally(10, 0), List.of());
        assertThat(stats.dailyStreakOn(TODAY)).isEqualTo(1);
        assertThat(stats.dailyStreakOn(TODAY.plusDays(1))).isEqualTo(1);
        assertThat(stats.dailyStreakOn(TODAY.plusDays(2))).isZero();
    }

    @Test
    void statisticsAddUp() { // MB-618
        var first = QuizStats.NONE
                .plus(
                        game(GameMode.CLASSIC, null),
                        new GameTally(5, 90, 4, 1, 0, 1, 3),
                        List.of(played("spin", Outcome.CORRECT), played("sales", Outcome.WRONG)))
                .withXp(TODAY, 22);
        var second = first.plus(
                        game(GameMode.DAILY, TODAY),
                        new GameTally(5, 40, 2, 2, 1, 0, 2),
                        List.of(played("spin", Outcome.TIMEOUT)))
                .withXp(TODAY, 10);

        assertThat(second.games()).isEqualTo(2);
        assertThat(second.answered()).isEqualTo(10);
        assertThat(second.accuracy()).isEqualTo(60);
        assertThat(second.timeouts()).isEqualTo(1);
        assertThat(second.bestScore(GameMode.CLASSIC)).isEqualTo(90);
        assertThat(second.bestScore(GameMode.DAILY)).isEqualTo(40);
        assertThat(second.bestScore(GameMode.MARATHON)).isZero();
        assertThat(second.bestRun()).isEqualTo(3);
        assertThat(second.categories().get("spin")).isEqualTo(new QuizStats.Tally(2, 1));
        assertThat(second.xpOn(TODAY)).isEqualTo(32);
        assertThat(second.xpOn(TODAY.plusDays(1))).isZero();
        assertThat(second.daily()).isEqualTo(new QuizStats.Daily(1, TODAY));
        assertThat(QuizStats.fromJson(second.toJson())).isEqualTo(second);
    }

    @Test
    void statisticsAreStoredUnderTheirDocumentedKeys() { // MB-618
        assertThat(QuizStats.NONE.withXp(TODAY, 5).toJson())
                .containsOnlyKeys(
                        "games",
                        "questions_answered",
                        "correct",
                        "timeouts",
                        "best_score",
                        "best_run",
                        "per_category",
                        "daily_streak",
                        "quiz_xp_today",
                        "duels")
                .containsEntry("quiz_xp_today", Map.of("date", "2026-11-21", "xp", 5))
                .containsEntry("duels", Map.of("played", 0, "won", 0, "lost", 0, "drawn", 0));
        assertThat(QuizStats.fromJson(Map.of())).isEqualTo(QuizStats.NONE);
    }

    @Test
    void aPerfectTenEarnsItsBadges() { // MB-221
        var game = new GameTally(10, 200, 10, 0, 0, 10, 10);
        var played = IntStream.range(0, 10)
                .mapToObj(i -> played("spin", Outcome.CORRECT))
                .toList();
        var stats = QuizStats.NONE.plus(game(GameMode.CLASSIC, null), game, played);

        assertThat(QuizBadge.earned(stats, GameMode.CLASSIC, game, played))
                .containsExactly(
                        QuizBadge.QUIZ_FIRST,
                        QuizBadge.QUIZ_PERFECT,
                        QuizBadge.QUIZ_STREAK_10,
                        QuizBadge.QUIZ_LIGHTNING);
    }

    @ParameterizedTest
    @CsvSource({"100, 125, true", "99, 100, false", "100, 126, false", "160, 200, true"})
    void aGuruIsOftenRight(int correct, int answered, boolean guru) { // MB-221
        assertThat(earned(stats(3, answered, correct, Map.of()), GameMode.CLASSIC, 1)
                        .contains(QuizBadge.QUIZ_GURU))
                .isEqualTo(guru);
    }

    @ParameterizedTest
    @CsvSource({"MARATHON, 29, false", "MARATHON, 30, true", "CLASSIC, 30, false"})
    void aLongMarathonIsRewarded(GameMode mode, int correct, boolean rewarded) { // MB-221
        assertThat(earned(stats(1, correct, correct, Map.of()), mode, correct).contains(QuizBadge.QUIZ_MARATHON_30))
                .isEqualTo(rewarded);
    }

    @ParameterizedTest
    @CsvSource({"5, 20, true", "4, 20, false", "5, 19, false", "6, 25, true"})
    void aPolymathIsAtHomeInFiveCategories(int categories, int correct, boolean polymath) { // MB-221
        var perCategory = new HashMap<String, QuizStats.Tally>();
        for (int i = 0; i < categories; i++) {
            perCategory.put("c" + i, new QuizStats.Tally(30, correct));
        }
        assertThat(earned(stats(1, 200, 100, perCategory), GameMode.CLASSIC, 1).contains(QuizBadge.QUIZ_POLYMATH))
                .isEqualTo(polymath);
    }

    private static List<QuizBadge> earned(QuizStats stats, GameMode mode, int correct) {
        return QuizBadge.earned(stats, mode, tally(50, correct), List.of());
    }

    private static QuizStats stats(int games, int answered, int correct, Map<String, QuizStats.Tally> categories) {
        return new QuizStats(
                games,
                answered,
                correct,
                0,
                Map.of(),
                0,
                categories,
                QuizStats.NONE.daily(),
                QuizStats.NONE.xp(),
                QuizStats.NONE.duels());
    }

    private static GameTally tally(int size, int correct) {
        return new GameTally(size, 0, correct, 0, 0, 0, 0);
    }

    private static Game game(GameMode mode, @Nullable LocalDate dailyDate) {
        return new Game(new GameId(new UUID(1, 1)), mode, Language.EN, 1, tally(10, 0), Instant.EPOCH, dailyDate);
    }

    private static PlayedQuestion played(String category, Outcome outcome) {
        var question = new Question(
                category,
                "",
                "",
                Difficulty.EASY,
                QuestionType.SINGLE,
                "?",
                List.of(),
                List.of("a"),
                "",
                20,
                null,
                false);
        return new PlayedQuestion(1, new QuestionId(new UUID(2, 2)), question, List.of("a"), outcome, 5000, 10);
    }
}
