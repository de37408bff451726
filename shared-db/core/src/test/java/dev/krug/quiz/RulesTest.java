package dev.krug.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.quiz.Selection.Candidate;
import dev.krug.quiz.pack.Difficulty;
import dev.krug.quiz.pack.QuestionType;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
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

    private static List<Candidate> candidates(int fresh, int recent) {
        return IntStream.range(0, fresh + recent)
                .mapToObj(i -> i < fresh
                        ? new Candidate(new UUID(7, i), null, false)
                        : new Candidate(new UUID(7, i), SHOWN.plusSeconds(i), true))
                .toList();
    }

    private static Question question(QuestionType type, String... correct) {
        var options =
                List.of(new Question.Option("a", "A"), new Question.Option("b", "B"), new Question.Option("c", "C"));
        return new Question(
                "spin", "SPIN", "🎯", Difficulty.EASY, type, "?", options, List.of(correct), "", 20, null, false);
    }
}
