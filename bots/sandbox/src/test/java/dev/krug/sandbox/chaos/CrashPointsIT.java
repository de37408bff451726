package dev.krug.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.krug.sandbox.chaos.Point.Moment;
import dev.krug.sandbox.platform.Phone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thousand updates, the process killed again and again at each of the seven points of their way. */
@Tag("chaos")
class CrashPointsIT { // CORE-700

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final int PEOPLE = 50;
    private static final int TEXTS = 20;
    private static final int ROUNDS = 21;
    private static final long SEED = 700;

    private static final String STORE = "insert into bot_updates";
    private static final String DONE = "update bot_updates u set state = 'done'";
    private static final List<Point> POINTS = List.of(
            new Point(Moment.BEFORE_STATEMENT, STORE, 1), // after receive
            new Point(Moment.AFTER_COMMIT, STORE, 1), // after store
            new Point(Moment.AFTER_STATEMENT, "insert into activity_events", 1), // inside the handler
            new Point(Moment.BEFORE_COMMIT, DONE, 1),
            new Point(Moment.AFTER_COMMIT, DONE, 1),
            new Point(Moment.AFTER_ROWS, "update bot_outbox o set state = 'sending'", 1), // before send
            new Point(Moment.BEFORE_STATEMENT, "update bot_outbox o set state = 'sent'", 1)); // after send, before mark

    private final Stage stage = Stage.of("probe_bot");
    // By the id of a call: how many kills met it between its claim and its mark.
    private final Map<String, Integer> unmarked = new HashMap<>();

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    @Timeout(1_200)
    void stateChangesOnceAndMessagesKeepTheirPromise() {
        var people = IntStream.range(0, PEOPLE)
                .mapToObj(i -> stage.person("P" + i, "probe_bot"))
                .toList();
        killWhile(sayings(people));
        var last = stage.child(Map.of()).ready();
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(500)).until(() -> open() == 0);
        people.forEach(this::assertOnce);
        assertThat(texts("select distinct delivery from bot_outbox where state = 'unknown'"))
                .isSubsetOf("at_most_once");
        assertThat(last.isAlive()).isTrue();
        Report.add("CORE-700: " + PEOPLE * TEXTS + " updates, killed " + ROUNDS + " times at " + POINTS.size()
                + " points; " + unmarked.size() + " calls were under way at a kill, " + repeated(people)
                + " messages came twice, "
                + texts("select count(*) from bot_outbox where state = 'unknown'")
                        .getFirst()
                + " calls that must not be repeated were given up; every change of state happened once.");
    }

    /** Who says something next, everybody in turn. */
    private static List<Runnable> sayings(List<Phone> people) {
        var all = new ArrayList<Runnable>();
        for (int i = 0; i < TEXTS; i++) {
            var text = "pair " + i;
            people.forEach(person -> all.add(() -> person.say(text)));
        }
        return all;
    }

    private void killWhile(List<Runnable> sayings) {
        var random = new Random(SEED);
        int each = Math.ceilDiv(sayings.size(), ROUNDS);
        for (int round = 0; round < ROUNDS; round++) {
            var kind = POINTS.get(round % POINTS.size());
            boolean isBatch = kind.mark().equals(STORE);
            var point = new Point(kind.moment(), kind.mark(), isBatch ? 1 : 1 + random.nextInt(20));
            var child = stage.child(Map.of()).ready().arm(point);
            sayings.subList(round * each, Math.min((round + 1) * each, sayings.size()))
                    .forEach(Runnable::run);
            assertThat(child.ended(PATIENCE)).as(point.toString()).isEqualTo(Halt.EXIT_CODE);
            texts("select id from bot_outbox where state = 'sending'")
                    .forEach(call -> unmarked.merge(call, 1, Integer::sum));
            stage.store().endLeases();
        }
    }

    private void assertOnce(Phone person) {
        var expected = IntStream.range(0, TEXTS).mapToObj(i -> "pair " + i).toList();
        assertThat(texts(
                        "select data->>'text' from activity_events where data->>'person' = ? order by created_at, id",
                        Long.toString(person.id())))
                .containsExactlyElementsOf(expected);
        var seen = person.texts();
        for (var text : expected) {
            long echoes = seen.stream().filter(("echo " + text)::equals).count();
            assertThat(echoes).as("echo " + text).isBetween(1L, 1L + killsUnmarked(person, "echo " + text));
            long singles = seen.stream().filter(("once " + text)::equals).count();
            assertThat(singles).as("once " + text).isBetween(killsUnmarked(person, "once " + text) > 0 ? 0L : 1L, 1L);
        }
    }

    private int killsUnmarked(Phone person, String text) {
        return texts("select id from bot_outbox where chat_id = ? and payload->>'text' = ?", person.id(), text).stream()
                .mapToInt(call -> unmarked.getOrDefault(call, 0))
                .sum();
    }

    private static long repeated(List<Phone> people) {
        return people.stream()
                .map(Phone::texts)
                .mapToLong(texts -> texts.size() - new HashSet<>(texts).size())
                .sum();
    }

    private long open() {
        return stage.store().number("""
                select (select count(*) from bot_updates where state <> 'done')
                    + (select count(*) from bot_outbox where state in ('pending', 'sending'))
                """)
                + Math.max(0, (long) PEOPLE * TEXTS - stage.store().number("select count(*) from bot_updates"));
    }

    private List<String> texts(String sql, Object... values) {
        return stage.store().texts(sql, values);
    }
}
