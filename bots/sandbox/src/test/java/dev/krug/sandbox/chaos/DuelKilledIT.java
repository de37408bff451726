package dev.krug.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.sandbox.chaos.Point.Moment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The end of a duel, the process killed on its way: the state is that of one execution. */
class DuelKilledIT { // MB section 11 no. 11

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Map<String, String> ROLES = Map.of("krug.roles", "bots,worker");
    private static final int BEYOND = 1_000;
    private static final String DONE = "update bot_updates u set state = 'done'";

    private final Stage stage = Stage.of("quiz_bot");
    private Child child;

    /** Where it dies; the id of the duel is known when it is played. */
    private record Attempt(DuelPlay play, Moment moment, String mark, int count) {

        Point point() {
            return new Point(moment, moment == Moment.WITHIN_TRANSACTION ? play.duelId() : mark, count);
        }
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void theStepsWhereACrashWouldHurtMost() {
        open();
        runAll(List.of(
                attempt(Moment.AFTER_COMMIT, DONE),
                attempt(Moment.AFTER_STATEMENT, "update quiz_duels set status = 'finished'"),
                attempt(Moment.AFTER_STATEMENT, "update quiz_ratings")));
    }

    @Test
    @Tag("chaos")
    @Timeout(2_400)
    void everyStatementOfTheTransaction() {
        open();
        int statements = reference().statements().size();
        var attempts = new ArrayList<Attempt>();
        IntStream.rangeClosed(0, statements)
                .forEach(done -> attempts.add(new Attempt(new DuelPlay(stage), Moment.WITHIN_TRANSACTION, "", done)));
        runAll(attempts);
        Report.add("The end of a duel: killed " + attempts.size()
                + " times, after every statement of its transaction; each time the state was that of one execution.");
    }

    /** What one undisturbed execution leaves. */
    private record Reference(List<String> state, int messages, List<String> statements) {}

    private Attempt attempt(Moment moment, String mark) {
        return new Attempt(new DuelPlay(stage), moment, mark, 1);
    }

    private Reference reference() {
        var play = new DuelPlay(stage);
        play.begin();
        play.approach();
        var duel = play.duelId();
        var _ = child.arm(new Point(Moment.WITHIN_TRANSACTION, duel, BEYOND));
        play.finish();
        play.awaitEnding();
        return new Reference(
                play.state(),
                play.messages(),
                List.of(child.heard("TRANSACTION " + duel + " ").getFirst().split("\\|")));
    }

    private void runAll(List<Attempt> attempts) {
        prepare(attempts);
        var once = reference();
        assertThat(once.state()).anyMatch(line -> line.startsWith("xp (quiz_bot,30"));
        assertThat(once.state()).anyMatch(line -> line.startsWith("activity (quiz_bot,quiz.duel_won"));
        for (var attempt : attempts) {
            die(attempt);
            child = stage.child(ROLES).ready();
            attempt.play().awaitEnding();
            assertThat(attempt.play().state()).as(attempt.toString()).containsExactlyElementsOf(once.state());
            assertThat(attempt.play().messages()).as(attempt.toString()).isEqualTo(once.messages());
        }
    }

    /** Everybody gets questions that can be given up, so that all duels end alike. */
    private void open() {
        child = stage.child(ROLES).ready();
        stage.store().change("update quiz_questions set status = 'suspended' where type <> 'text'");
    }

    private static void prepare(List<Attempt> attempts) {
        AtOnce.run(attempts.stream()
                .<Runnable>map(attempt -> () -> attempt.play().begin())
                .toList());
    }

    private void die(Attempt attempt) {
        attempt.play().approach();
        var _ = child.arm(attempt.point());
        attempt.play().finish();
        assertThat(child.ended(PATIENCE)).as(attempt.toString()).isEqualTo(Halt.EXIT_CODE);
        stage.store().endLeases();
    }
}
