package dev.krug.challenges;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StreakTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 1);

    @ParameterizedTest
    @CsvSource({
        // offsets of the days that were done; current, longest, freezes, used, start of the run
        "0, 1, 1, 0, 0, 0",
        "0 0, 1, 1, 0, 0, 0",
        "0 1 2, 3, 3, 0, 0, 0",
        "0 1 3, 1, 2, 0, 0, 3",
        "0 1 2 3 4 5 6, 7, 7, 1, 0, 0",
        "0 1 2 3 4 5 6 8, 8, 8, 0, 1, 0",
        "0 1 2 3 4 5 6 9, 1, 7, 1, 0, 9",
        "0 1 2 3 4 5 6 7 8 9 10 11 12 13, 14, 14, 2, 0, 0",
        "0 1 2 3 4 5 6 7 8 9 10 11 12 13 16, 15, 15, 0, 2, 0",
        "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20, 21, 21, 2, 0, 0",
        "0 1 2 3 4 5 6 7 8 9 10 11 12 13 15 16 17 18 19 20 21, 21, 21, 2, 1, 0",
        "5 4 6, 2, 2, 0, 0, 5",
    })
    void countsDaysInARow(String offsets, int current, int longest, int freezes, int used, int start) { // MB-706
        var streak = Streak.NONE;
        for (var offset : offsets.split(" ")) {
            streak = streak.complete(DAY.plusDays(Integer.parseInt(offset))).streak();
        }
        assertThat(streak.current()).isEqualTo(current);
        assertThat(streak.longest()).isEqualTo(longest);
        assertThat(streak.freezes()).isEqualTo(freezes);
        assertThat(streak.freezesUsed()).isEqualTo(used);
        assertThat(streak.runStartedOn()).isEqualTo(DAY.plusDays(start));
    }

    @Test
    void reachesEachMilestoneOncePerRun() { // MB-707
        var streak = Streak.NONE;
        var reached = new ArrayList<Integer>();
        for (int i = 0; i < 120; i++) {
            var step = streak.complete(DAY.plusDays(i));
            step.milestone().ifPresent(milestone -> reached.add(milestone.days()));
            streak = step.streak();
        }
        assertThat(reached).containsExactly(3, 7, 14, 30, 100);
        assertThat(Milestone.after(streak.current())).isEmpty();
        assertThat(Milestone.after(0)).contains(Milestone.DAYS_3);
        assertThat(Milestone.after(30)).contains(Milestone.DAYS_100);
    }

    @Test
    void spendsFreezesBeforeItEarnsOne() { // MB-707: freezes used, current raised, freeze earned
        var before = new Streak(6, 6, DAY, DAY.plusDays(5), 2, 0);
        var step = before.complete(DAY.plusDays(8));
        assertThat(step.frozen()).containsExactly(DAY.plusDays(6), DAY.plusDays(7));
        assertThat(step.earnsFreeze()).isTrue();
        assertThat(step.streak()).isEqualTo(new Streak(7, 7, DAY, DAY.plusDays(8), 1, 2));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 5", "1, 0, 5", "2, 0, 0", "2, 1, 5", "3, 1, 0", "3, 2, 5", "4, 2, 0", "400, 2, 0", "-1, 0, 5"})
    void showsWhatIsLeftToday(int daysLater, int freezes, int shown) { // MB-708
        var streak = new Streak(5, 9, DAY.minusDays(4), DAY, freezes, 0);
        assertThat(streak.shownOn(DAY.plusDays(daysLater))).isEqualTo(shown);
        assertThat(streak.isLostOn(DAY.plusDays(daysLater))).isEqualTo(daysLater - 1 == freezes + 1);
        assertThat(Streak.NONE.shownOn(DAY)).isZero();
    }

    /** Property 19: equal to a model that walks the calendar day by day. */
    @Property(tries = 500)
    void equalsTheModelThatWalksDayByDay(@ForAll("lives") Life life) {
        var streak = Streak.NONE;
        var model = new Model();
        var frozen = new HashSet<LocalDate>();
        for (var date : life.completions()) {
            var step = streak.complete(date);
            frozen.addAll(step.frozen());
            streak = step.streak();
            model.complete(date);
        }
        assertThat(streak.current()).isEqualTo(model.current);
        assertThat(streak.longest()).isEqualTo(model.longest);
        assertThat(streak.freezes()).isEqualTo(model.freezes);
        assertThat(streak.freezesUsed()).isEqualTo(model.spent.size());
        assertThat(frozen).isEqualTo(model.spent);
        for (int later = 0; later < 5; later++) {
            var today = model.last.plusDays(later);
            assertThat(streak.shownOn(today)).isEqualTo(model.shownOn(today));
        }
        assertThat(streak.longest()).isGreaterThanOrEqualTo(streak.current());
        assertThat(streak.freezes()).isBetween(0, Streak.MOST_FREEZES);
    }

    /** Moments at which something was completed, each in the zone in which the user was then. */
    record Life(Instant start, List<Move> moves) {

        record Move(Duration after, ZoneId zone) {}

        List<LocalDate> completions() {
            var dates = new ArrayList<LocalDate>();
            var now = start;
            for (var move : moves) {
                now = now.plus(move.after());
                dates.add(LocalDate.ofInstant(now, move.zone()));
            }
            return dates;
        }
    }

    @Provide
    Arbitrary<Life> lives() {
        // Around days with 23 and 25 hours in Paris and New York, across the date line and over a skipped day in Apia.
        var starts = Arbitraries.of(
                Instant.parse("2026-03-25T20:00:00Z"),
                Instant.parse("2026-10-20T23:30:00Z"),
                Instant.parse("2026-10-30T12:00:00Z"),
                Instant.parse("2011-12-27T09:00:00Z"));
        var zones = Arbitraries.frequencyOf(
                        Tuple.of(6, Arbitraries.just("Europe/Paris")),
                        Tuple.of(
                                1,
                                Arbitraries.of(
                                        "America/New_York",
                                        "Pacific/Kiritimati",
                                        "Pacific/Pago_Pago",
                                        "Pacific/Apia",
                                        "Asia/Kathmandu")))
                .map(ZoneId::of);
        var pauses = Arbitraries.frequencyOf(
                Tuple.of(12, Arbitraries.integers().between(20, 28)),
                Tuple.of(3, Arbitraries.integers().between(0, 20)),
                Tuple.of(2, Arbitraries.integers().between(28, 120)));
        var moves = Combinators.combine(pauses, zones)
                .as((hours, zone) -> new Life.Move(Duration.ofHours(hours), zone))
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
        return Combinators.combine(starts, moves).as(Life::new);
    }

    /** Looks at every day of the calendar for itself. */
    private static final class Model {

        private final Set<LocalDate> done = new HashSet<>();
        private final Set<LocalDate> spent = new HashSet<>();
        private LocalDate last = LocalDate.MIN;
        private int current;
        private int longest;
        private int freezes;

        void complete(LocalDate date) {
            if (!date.isAfter(last)) {
                return;
            }
            if (!shieldsUntil(date)) {
                current = 0;
            }
            done.add(date);
            last = date;
            current++;
            longest = Math.max(longest, current);
            if (IntStream.iterate(7, days -> days + 7).limit(20).anyMatch(days -> days == current)) {
                freezes = Math.min(Streak.MOST_FREEZES, freezes + 1);
            }
        }

        /** Walks from the last day to this one; spends freezes only if they reach all the way. */
        private boolean shieldsUntil(LocalDate date) {
            var missed = missed(date);
            if (done.isEmpty() || missed.size() > freezes) {
                return false;
            }
            spent.addAll(missed);
            freezes -= missed.size();
            return true;
        }

        private Set<LocalDate> missed(LocalDate date) {
            var missed = new HashSet<LocalDate>();
            if (done.isEmpty()) {
                return missed;
            }
            for (var day = last.plusDays(1); day.isBefore(date); day = day.plusDays(1)) {
                missed.add(day);
            }
            return missed;
        }

        int shownOn(LocalDate today) {
            return missed(today).size() > freezes ? 0 : current;
        }
    }
}
