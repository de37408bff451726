package dev.krug.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.krug.sandbox.chaos.Point.Moment;
import dev.krug.sandbox.platform.Phone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The end of a training and of a quiz, and a promo code, the process killed on its way: the state is that of one execution. */
class CompletionKilledIT { // MB section 11 no. 11, CORE-700

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int BEYOND = 1_000;
    private static final int POINTS_EARNED = 80;

    private static final String STORE = "insert into bot_updates";
    private static final String DONE = "update bot_updates u set state = 'done'";
    private static final String CLAIM = "update bot_outbox o set state = 'sending'";
    private static final String SENT = "update bot_outbox o set state = 'sent'";

    private final Stage stage = Stage.of("spin_bot", "quiz_bot");
    private Child child;

    /** A person whose last step meets the end of the process. */
    private record Attempt(Play play, Phone phone, Point point) {

        /** Only a call that was made and not noted yet may be made twice. */
        boolean mayRepeatACall() {
            return point.moment() == Moment.BEFORE_STATEMENT && point.mark().equals(SENT);
        }
    }

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void theStepsWhereACrashWouldHurtMost() {
        runAll(List.of(
                attempt(Play.TRAINING, new Point(Moment.AFTER_STATEMENT, "insert into xp_events", 1)),
                attempt(Play.PROMO_CODE, new Point(Moment.AFTER_STATEMENT, "insert into free_trainings", 1)),
                attempt(Play.QUIZ, new Point(Moment.BEFORE_STATEMENT, SENT, 1))));
    }

    @Test
    @Tag("chaos")
    @Timeout(2_400)
    void everyStatementOfTheirTransactions() {
        open();
        var attempts = new ArrayList<Attempt>();
        for (var play : Play.values()) {
            int statements = reference(play).statements().size();
            IntStream.rangeClosed(0, statements).forEach(done -> attempts.add(withinTransaction(play, done)));
            for (var point : List.of(
                    new Point(Moment.BEFORE_STATEMENT, STORE, 1),
                    new Point(Moment.AFTER_COMMIT, STORE, 1),
                    new Point(Moment.BEFORE_COMMIT, DONE, 1),
                    new Point(Moment.AFTER_COMMIT, DONE, 1),
                    new Point(Moment.AFTER_ROWS, CLAIM, 1),
                    new Point(Moment.BEFORE_STATEMENT, SENT, 1))) {
                attempts.add(attempt(play, point));
            }
        }
        runAll(attempts);
        Report.add("Completion of a training and of a quiz, use of a promo code: killed " + attempts.size()
                + " times, after every statement of their transactions and around commit and send;"
                + " each time the state was that of one execution.");
    }

    /** What one undisturbed execution leaves. */
    private record Reference(List<String> state, int messages, List<String> statements) {}

    private Attempt attempt(Play play, Point point) {
        return new Attempt(play, stage.person("Killed", play.bot()), point);
    }

    private Attempt withinTransaction(Play play, int statements) {
        var phone = stage.person("Killed", play.bot());
        return new Attempt(play, phone, new Point(Moment.WITHIN_TRANSACTION, Long.toString(phone.id()), statements));
    }

    private Reference reference(Play play) {
        var phone = stage.person("Reference", play.bot());
        play.begin(phone);
        earn();
        play.approach(phone);
        var _ = child.arm(new Point(Moment.WITHIN_TRANSACTION, Long.toString(phone.id()), BEYOND));
        play.finish(phone);
        play.awaitEnding(phone);
        awaitRest(phone);
        return new Reference(
                Play.state(stage.store(), phone.id()),
                phone.texts().size(),
                List.of(child.heard("TRANSACTION " + phone.id() + " ")
                        .getFirst()
                        .split("\\|")));
    }

    private void runAll(List<Attempt> attempts) {
        if (child == null) {
            open();
        }
        prepare(attempts);
        var references = new EnumMap<Play, Reference>(Play.class);
        for (var play : Play.values()) {
            references.put(play, reference(play));
        }
        assertThat(references.get(Play.TRAINING).state()).anyMatch(line -> line.startsWith("xp (spin_bot"));
        assertThat(references.get(Play.PROMO_CODE).state()).contains("free (promocode,9)", "uses 0");
        assertThat(references.get(Play.QUIZ).state()).anyMatch(line -> line.startsWith("xp (quiz_bot,20"));
        for (var attempt : attempts) {
            die(attempt);
            child = stage.child(Map.of()).ready();
            compare(attempt, references.get(attempt.play()));
        }
    }

    /** Everybody gets questions that can be given up, so that all games end alike. */
    private void open() {
        child = stage.child(Map.of()).ready();
        stage.store().change("update quiz_questions set status = 'suspended' where type <> 'text'");
        stage.store().change("insert into promocodes (code, type, value) values ('OPEN', 'trainings', 9)");
    }

    private static void prepare(List<Attempt> attempts) {
        AtOnce.run(attempts.stream()
                .<Runnable>map(attempt -> () -> attempt.play().begin(attempt.phone()))
                .toList());
    }

    private void die(Attempt attempt) {
        attempt.play().approach(attempt.phone());
        awaitRest(attempt.phone());
        var _ = child.arm(attempt.point());
        attempt.play().finish(attempt.phone());
        assertThat(child.ended(PATIENCE)).as(attempt.toString()).isEqualTo(Halt.EXIT_CODE);
        stage.store().endLeases();
    }

    private void compare(Attempt attempt, Reference once) {
        attempt.play().awaitEnding(attempt.phone());
        awaitRest(attempt.phone());
        assertThat(Play.state(stage.store(), attempt.phone().id()))
                .as(attempt.toString())
                .containsExactlyElementsOf(once.state());
        int messages = attempt.phone().texts().size();
        assertThat(messages)
                .as(attempt + ": " + attempt.phone().texts())
                .isBetween(once.messages(), once.messages() + (attempt.mayRepeatACall() ? 1 : 0));
    }

    /** So that the games of all are worth the same. */
    private void earn() {
        stage.store().change("update quiz_games set score = " + POINTS_EARNED + " where status = 'active'");
    }

    private void awaitRest(Phone phone) {
        await().atMost(PATIENCE)
                .until(() -> stage.store().texts("""
                                select 1 from bot_updates where chat_key = ? and state in ('pending', 'running')
                                union all select 1 from bot_outbox where chat_id = ? and state in ('pending', 'sending')
                                """, Long.toString(phone.id()), phone.id()), List::isEmpty);
    }
}
