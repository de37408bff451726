package dev.krug.sandbox.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.krug.sandbox.platform.Phone;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A broadcast whose process is killed at random points: nobody gets it twice, and whoever counts as served has it. */
class BroadcastKilledIT { // MB section 11 no. 11, MB-835

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final Duration GLANCE = Duration.ofMillis(10);
    private static final String BOT = "quiz_bot";
    private static final String NEWS = "Fresh questions are here";
    private static final long SEED = 20_261_201L;

    private final Stage stage = Stage.of(BOT);
    private final Phone olga = stage.person("Olga", BOT);

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    void killedOnce() {
        run(60, 1);
    }

    @Test
    @Tag("chaos")
    @Timeout(1_200)
    void killedOverAndOver() {
        run(600, 12);
    }

    private void run(int readers, int kills) {
        var random = RandomGeneratorFactory.getDefault().create(SEED);
        var child = start();
        greet(olga);
        var people = gather(readers);
        stage.store()
                .change("insert into notification_settings (user_id, quiet_enabled) select id, false from users"
                        + " on conflict (user_id) do update set quiet_enabled = false");
        send();
        for (int served : thresholds(random, readers, kills)) {
            await().atMost(PATIENCE)
                    .pollInterval(GLANCE)
                    .untilAsserted(() -> assertThat(settled()).isGreaterThanOrEqualTo(served));
            child.kill();
            var _ = child.ended(PATIENCE);
            stage.store().endLeases();
            child = start();
        }
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(stage.store().texts("""
                                select row(b.state, r.state, o.state, count(*))::text from broadcasts b
                                join broadcast_recipients r on r.broadcast_id = b.id
                                left join bot_outbox o on o.chat_id = r.chat_id and o.state not in ('sent', 'skipped')
                                where b.state <> 'done' group by b.state, r.state, o.state
                                """)).isEmpty());
        assertNobodyGotItTwice(people, kills);
    }

    private Child start() {
        return stage.child(Map.of("krug.roles", "bots,worker", "krug.rbac.owner-ids", Long.toString(olga.id())))
                .ready();
    }

    private List<Phone> gather(int readers) {
        var people = IntStream.range(0, readers)
                .mapToObj(i -> stage.person("Reader " + i, BOT))
                .toList();
        AtOnce.run(people.stream().<Runnable>map(person -> () -> greet(person)).toList());
        return people;
    }

    private static void greet(Phone person) {
        person.say("/start");
        person.waitFor("against the clock");
    }

    private void send() {
        olga.say("/broadcast");
        olga.waitFor("By which bots?");
        olga.press("Next");
        olga.waitFor("To whom?");
        olga.press("Everybody");
        olga.waitFor("Send the Russian text");
        olga.say("Новые вопросы");
        olga.waitFor("And the English text?");
        olga.say(NEWS);
        olga.waitFor("will get it now");
        olga.press("Start now");
    }

    /** For how many it is settled when the process dies, in ascending order. */
    private static List<Integer> thresholds(RandomGenerator random, int readers, int kills) {
        var places = IntStream.generate(() -> random.nextInt(readers * 9 / 10))
                .distinct()
                .limit(kills)
                .boxed()
                .toList();
        return places.stream().sorted().toList();
    }

    private long settled() {
        return stage.store().number("select count(*) from broadcast_recipients where state in ('sent', 'unknown')");
    }

    private void assertNobodyGotItTwice(List<Phone> people, int kills) {
        int inDoubt = 0;
        for (var person : people) {
            int copies = Collections.frequency(person.texts(), NEWS);
            var state = stage.store().texts("""
                            select r.state from broadcast_recipients r join users u on u.id = r.user_id
                            where u.telegram_id = ?
                            """, person.id()).getFirst();
            switch (state) {
                case "sent" -> assertThat(copies).as("served").isEqualTo(1);
                case "unknown" -> {
                    assertThat(copies).as("in doubt").isLessThanOrEqualTo(1);
                    inDoubt++;
                }
                default -> throw new AssertionError(person.id() + " ended as " + state);
            }
        }
        Report.add("A broadcast to " + people.size() + " people, killed " + kills + " times: nobody got it twice, "
                + inDoubt + " ended in doubt.");
    }
}
