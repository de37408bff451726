package dev.krug.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.quiz.Duel.Progress;
import dev.krug.quiz.Duel.Side;
import dev.krug.quiz.Duel.Winner;
import dev.krug.quiz.DuelRules.Decision;
import java.util.HashSet;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DuelRulesTest {

    @ParameterizedTest
    @CsvSource({
        // score, time, score, time, winner
        "100, 9000, 99, 1000, CHALLENGER",
        "99, 1000, 100, 9000, OPPONENT",
        "100, 8999, 100, 9000, CHALLENGER",
        "100, 9001, 100, 9000, OPPONENT",
        "100, 9000, 100, 9000, DRAW",
        "0, 210000, 0, 210000, DRAW",
    })
    void theHigherScoreWinsAndThenTheShorterTime( // MB-623
            int score, long elapsedMs, int otherScore, long otherMs, Winner winner) {
        assertThat(DuelRules.winner(done(score, elapsedMs), done(otherScore, otherMs)))
                .isEqualTo(winner);
    }

    @Property
    void theResultIsTheSameSeenFromBothSides( // property 17
            @ForAll @IntRange(min = 0, max = 500) int score,
            @ForAll @LongRange(min = 0, max = 300_000) long elapsedMs,
            @ForAll @IntRange(min = 0, max = 500) int otherScore,
            @ForAll @LongRange(min = 0, max = 300_000) long otherMs) {
        var winner = DuelRules.winner(done(score, elapsedMs), done(otherScore, otherMs));
        var mirrored = DuelRules.winner(done(otherScore, otherMs), done(score, elapsedMs));
        assertThat(mirrored)
                .isEqualTo(
                        switch (winner) {
                            case CHALLENGER -> Winner.OPPONENT;
                            case OPPONENT -> Winner.CHALLENGER;
                            case DRAW -> Winner.DRAW;
                        });
        assertThat(DuelRules.points(winner, Winner.CHALLENGER) + DuelRules.points(winner, Winner.OPPONENT))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        // own, other, points, rating after
        "1000, 1000, 1, 1016",
        "1000, 1000, 0, 984",
        "1000, 1000, 0.5, 1000",
        "1400, 1000, 1, 1403",
        "1000, 1400, 0, 997",
        "1000, 1400, 1, 1029",
        "1400, 1000, 0, 1371",
        "1000, 1400, 0.5, 1013",
        "100, 100, 0, 100",
        "110, 100, 0, 100",
    })
    void theRatingFollowsTheFormula(int rating, int other, double points, int after) { // MB-624
        assertThat(Elo.after(rating, other, points)).isEqualTo(after);
    }

    @Property
    void aPairKeepsItsRatingsInSum( // property 17
            @ForAll @IntRange(min = 140, max = 3000) int one,
            @ForAll @IntRange(min = 140, max = 3000) int other,
            @ForAll @IntRange(min = 0, max = 2) int halves) {
        double points = halves / 2.0;
        int sum = Elo.after(one, other, points) + Elo.after(other, one, 1 - points);
        assertThat(sum - one - other).isBetween(0, 1);
        assertThat(Elo.after(one, other, 1)).isBetween(one, one + 32);
        assertThat(Elo.after(one, other, 0)).isBetween(one - 32, one);
    }

    @ParameterizedTest
    @CsvSource({
        // winner, own, played, xp
        "CHALLENGER, CHALLENGER, true, 30",
        "CHALLENGER, OPPONENT, true, 10",
        "CHALLENGER, OPPONENT, false, 0",
        "OPPONENT, CHALLENGER, true, 10",
        "OPPONENT, OPPONENT, false, 30", // the other was banned
        "DRAW, CHALLENGER, true, 20",
        "DRAW, OPPONENT, true, 20",
        "DRAW, OPPONENT, false, 0",
    })
    void aDuelGivesExperience(Winner winner, Winner own, boolean played, int xp) { // MB-623
        assertThat(DuelRules.xp(winner, own, played)).isEqualTo(xp);
    }

    @ParameterizedTest
    @CsvSource({
        // challenger, gone, opponent, gone, over, what
        "NOT_BEGUN, false, NOT_BEGUN, false, false, wait",
        "DONE,      false, NOT_BEGUN, false, false, wait",
        "DONE,      false, PLAYING,   false, false, wait",
        "DONE,      false, DONE,      false, false, rated CHALLENGER",
        "DONE,      false, DONE,      true,  false, rated CHALLENGER",
        "NOT_BEGUN, false, NOT_BEGUN, false, true,  expire",
        "DONE,      false, NOT_BEGUN, false, true,  rated CHALLENGER",
        "NOT_BEGUN, false, DONE,      false, true,  rated OPPONENT",
        "DONE,      false, PLAYING,   false, true,  wait",
        "PLAYING,   false, NOT_BEGUN, false, true,  wait",
        "NOT_BEGUN, true,  NOT_BEGUN, false, false, unrated OPPONENT",
        "DONE,      true,  PLAYING,   false, false, unrated OPPONENT",
        "PLAYING,   false, NOT_BEGUN, true,  false, unrated CHALLENGER",
        "DONE,      true,  NOT_BEGUN, true,  false, expire",
    })
    void aDuelEndsWhenItIsDecided( // MB-622, MB-627
            Progress one, boolean oneGone, Progress other, boolean otherGone, boolean over, String what) {
        var decision = DuelRules.decide(side(one, 100), oneGone, side(other, 50), otherGone, over);
        assertThat(
                        switch (decision) {
                            case Decision.Wait wait -> "wait";
                            case Decision.Expire expire -> "expire";
                            case Decision.Finish(var winner, var ratable) -> (ratable ? "rated " : "unrated ") + winner;
                        })
                .isEqualTo(what);
    }

    @Test
    void whatDoesNotCountChangesNothing() { // MB-624
        var none = DuelEffects.none(done(100, 1), done(1, 1), Map.of());
        assertThat(none.rated()).isFalse();
        assertThat(none.challenger()).isEqualTo(new Duel.Effect(0, 1000, 1000)).isEqualTo(none.opponent());
    }

    @Test
    void codesAreLongAndFitALink() { // MB-621
        var codes = new HashSet<String>();
        for (int i = 0; i < 1_000; i++) {
            codes.add(DuelCode.random());
        }
        assertThat(codes).hasSize(1_000).allMatch(code -> code.matches("[A-Za-z0-9]{10}"));
    }

    private static Side done(int score, long elapsedMs) {
        return new Side(null, Progress.DONE, null, score, elapsedMs, null);
    }

    private static Side side(Progress progress, int score) {
        return new Side(null, progress, null, progress == Progress.DONE ? score : 0, 1, null);
    }
}
