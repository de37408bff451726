package dev.krug.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.quiz.Selection.Candidate;
import dev.krug.quiz.pack.Difficulty;
import dev.krug.quiz.pack.QuestionType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

    private static final Instant SHOWN = Instant.parse("2026-11-21T10:30:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

    @ParameterizedTest
    @CsvSource({
        // difficulty, limit, elapsed, run, repeated, points
        "EASY,   20000, 0,     1,  false, 15",
        "EASY,   20000, 20000, 1,  false, 10",
        "EASY,   20000, 10000, 1,  false, 12",
        "MEDIUM, 30000, 0,     1,  false, 30",
        "HARD,   45000, 0,     2,  false, 45",
        "HARD,   45000, 0,     3,  false, 49",
        "HARD,   45000, 0,     5,  false, 56",
        "HARD,   45000, 0,     10, false, 67",
        "HARD,   45000, 45000, 10, false, 45",
        "EASY,   20000, 0,     1,  true,  7",
        "HARD,   45000, 0,     9,  true,  28",
    })
    void pointsFollowTheFormula( // MB-615
            Difficulty difficulty, int limitMs, int elapsedMs, int run, boolean repeated, int points) {
        assertThat(Points.of(difficulty, limitMs, elapsedMs, run, repeated)).isEqualTo(points);
    }

    @Property
    void pointsNeverRiseWithTime(
            @ForAll Difficulty difficulty,
            @ForAll @IntRange(min = 5, max = 300) int limitSec,
            @ForAll @IntRange(min = 0, max = 300_000) int elapsedMs,
            @ForAll @IntRange(min = 1, max = 50) int run) {
        int limitMs = limitSec * 1000;
        int now = Points.of(difficulty, limitMs, elapsedMs, run, false);
        assertThat(Points.of(difficulty, limitMs, elapsedMs + 1000, run, false)).isLessThanOrEqualTo(now);
        assertThat(Points.of(difficulty, limitMs, elapsedMs, run + 1, false)).isGreaterThanOrEqualTo(now);
        assertThat(Points.of(difficulty, limitMs, elapsedMs, run, true)).isEqualTo(now / 2);
        assertThat(now).isBetween(difficulty.basePoints(), difficulty.basePoints() * 9 / 4);
    }

    @ParameterizedTest
    @CsvSource({"0, CORRECT, 15", "20000, CORRECT, 10", "21000, CORRECT, 10", "21001, TIMEOUT, 0"})
    void anAnswerCountsUpToASecondAfterItsTime(long elapsedMs, Outcome outcome, int points) { // property 17
        var judgement =
                Judging.judge(question(QuestionType.SINGLE, "a"), List.of("a"), 0, SHOWN, SHOWN.plusMillis(elapsedMs));

        assertThat(judgement.outcome()).isEqualTo(outcome);
        assertThat(judgement.points()).isEqualTo(points);
        assertThat(judgement.elapsedMs()).isEqualTo((int) Math.min(elapsedMs, 20_000));
    }

    @Test
    void aWrongAnswerEndsTheRun() {
        var judgement = Judging.judge(question(QuestionType.SINGLE, "a"), List.of("b"), 7, SHOWN, SHOWN.plusSeconds(1));
        assertThat(judgement).isEqualTo(new Judging.Judgement(Outcome.WRONG, 1000, 0, 0));
    }

    @Test
    void multipleNeedsTheExactSet() { // MB-614
        var question = question(QuestionType.MULTIPLE, "a", "c");
        assertThat(Judging.isCorrect(question, List.of("c", "a"))).isTrue();
        assertThat(Judging.isCorrect(question, List.of("a"))).isFalse();
        assertThat(Judging.isCorrect(question, List.of("a", "b", "c"))).isFalse();
        assertThat(Judging.isCorrect(question, List.of())).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Токио, токио, true",
        "'  ТОКИО! ', Токио, true",
        "Токйо, Токио, false", // five letters forgive nothing
        "мегобайт, мегабайт, true",
        "мгеабайт, мегабайт, true", // neighbours swapped
        "магобайт, мегабайт, false",
        "ёлочка, елочка, true",
        "need-payoff, need payoff, true",
        "dont know, don’t know, true",
        "congratulatoins, congratulations, true",
        "congratulatin, congratulations, true",
        "congratulati, congratulations, false",
        "модель 42, модель 43, false", // digits never slip
        "модели 42, модель 42, true",
        "1917 год, 1918 год, false",
        "'', Токио, false",
        "'?!', Токио, false",
    })
    void textForgivesSmallSlips(String given, String expected, boolean correct) { // MB-614
        assertThat(TextAnswers.isCorrect(given, List.of(expected))).isEqualTo(correct);
    }

    @Property
    void textsEqualToThemselvesAreCorrect(@ForAll @StringLength(min = 1, max = 40) String text) {
        assertThat(TextAnswers.isCorrect(text, List.of(text)))
                .isEqualTo(!TextAnswers.normal(text).isEmpty());
    }

    @Property
    void distanceIsSymmetrical(
            @ForAll @StringLength(max = 12) String one, @ForAll @StringLength(max = 12) String other) {
        assertThat(TextAnswers.distance(one, other)).isEqualTo(TextAnswers.distance(other, one));
        assertThat(TextAnswers.distance(one, one)).isZero();
    }

    @Property
    void aSeedDecidesTheGame(
            @ForAll long seed,
            @ForAll @IntRange(min = 0, max = 60) int fresh,
            @ForAll @IntRange(min = 0, max = 60) int recent,
            @ForAll @IntRange(min = 1, max = 20) int size) { // MB-612
        var candidates = candidates(fresh, recent);
        var chosen = Selection.choose(candidates, size, seed);

        assertThat(chosen).isEqualTo(Selection.choose(candidates, size, seed));
        assertThat(new HashSet<>(chosen)).hasSize(Math.min(size, fresh + recent));
        var repeated = candidates.stream()
                .filter(candidate -> candidate.recent() && chosen.contains(candidate.id()))
                .toList();
        assertThat(repeated).hasSize(Math.clamp(size - fresh, 0, recent));
        assertThat(repeated).isEqualTo(candidates.subList(fresh, fresh + repeated.size())); // longest ago first
    }

    @ParameterizedTest
    @CsvSource({
        // score, given today, given, withheld
        "0, 0, 0, 0",
        "3, 0, 0, 0",
        "103, 0, 25, 0",
        "400, 250, 50, 50",
        "400, 300, 0, 100",
        "400, 320, 0, 100",
        "1200, 0, 300, 0",
        "1204, 0, 300, 1",
    })
    void aDayGivesThreeHundred(int score, int givenToday, int given, int withheld) { // MB-616
        assertThat(GameXp.of(score, givenToday)).isEqualTo(new GameXp(given, withheld));
    }

    @Test
    void statisticsAddUp() { // MB-618
        var first = QuizStats.NONE.with(
                GameMode.CLASSIC,
                new GameTally(5, 90, 4, 1, 0, 1, 3),
                List.of(played("spin", Outcome.CORRECT), played("sales", Outcome.WRONG)),
                22,
                TODAY);
        var second = first.with(
                GameMode.CLASSIC,
                new GameTally(5, 40, 2, 2, 1, 0, 2),
                List.of(played("spin", Outcome.TIMEOUT)),
                10,
                TODAY);

        assertThat(second.games()).isEqualTo(2);
        assertThat(second.answered()).isEqualTo(10);
        assertThat(second.accuracy()).isEqualTo(60);
        assertThat(second.timeouts()).isEqualTo(1);
        assertThat(second.bestScore(GameMode.CLASSIC)).isEqualTo(90);
        assertThat(second.bestRun()).isEqualTo(3);
        assertThat(second.categories().get("spin")).isEqualTo(new QuizStats.Tally(2, 1));
        assertThat(second.xpOn(TODAY)).isEqualTo(32);
        assertThat(second.xpOn(TODAY.plusDays(1))).isZero();
        assertThat(QuizStats.fromJson(second.toJson())).isEqualTo(second);
        assertThat(QuizStats.fromJson(Map.of())).isEqualTo(QuizStats.NONE);
    }

    @Test
    void aPerfectTenEarnsItsBadges() { // MB-221
        var game = new GameTally(10, 200, 10, 0, 0, 10, 10);
        var played = IntStream.range(0, 10)
                .mapToObj(i -> played("spin", Outcome.CORRECT))
                .toList();
        var stats = QuizStats.NONE.with(GameMode.CLASSIC, game, played, 50, TODAY);

        assertThat(QuizBadge.earned(stats, game, played))
                .containsExactly(
                        QuizBadge.QUIZ_FIRST,
                        QuizBadge.QUIZ_PERFECT,
                        QuizBadge.QUIZ_STREAK_10,
                        QuizBadge.QUIZ_LIGHTNING);
    }

    @ParameterizedTest
    @CsvSource({"100, 125, true", "99, 100, false", "100, 126, false", "160, 200, true"})
    void aGuruIsOftenRight(int correct, int answered, boolean guru) { // MB-221
        var stats = new QuizStats(3, answered, correct, 0, Map.of(), 0, Map.of(), null, 0);
        assertThat(QuizBadge.earned(stats, new GameTally(5, 0, 0, 5, 0, 0, 0), List.of())
                        .contains(QuizBadge.QUIZ_GURU))
                .isEqualTo(guru);
    }

    private static List<Candidate> candidates(int fresh, int recent) {
        return IntStream.range(0, fresh + recent)
                .mapToObj(i -> i < fresh
                        ? new Candidate(new UUID(7, i), null, false)
                        : new Candidate(new UUID(7, i), SHOWN.plusSeconds(i), true))
                .toList();
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
        return new PlayedQuestion(1, question, List.of("a"), outcome, 5000, 10);
    }

    private static Question question(QuestionType type, String... correct) {
        var options =
                List.of(new Question.Option("a", "A"), new Question.Option("b", "B"), new Question.Option("c", "C"));
        return new Question(
                "spin", "SPIN", "🎯", Difficulty.EASY, type, "?", options, List.of(correct), "", 20, null, false);
    }
}
