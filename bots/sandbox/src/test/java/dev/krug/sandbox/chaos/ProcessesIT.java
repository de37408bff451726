package dev.krug.sandbox.chaos;

import static dev.krug.sandbox.chaos.Sends.mostWithin;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.krug.sandbox.botapi.CallLog.Entry;
import dev.krug.sandbox.botapi.Fault;
import dev.krug.sandbox.platform.Phone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Three processes on one database: order, limits, a poison update, and who goes on when one stops or dies. */
class ProcessesIT { // CORE-702, 703, 716, 718, 813

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration STOP = Duration.ofSeconds(35);
    private static final Duration TAKE_OVER_AFTER_RELEASE = Duration.ofSeconds(1);
    private static final Duration TAKE_OVER_AFTER_KILL = Duration.ofSeconds(15);
    private static final Duration POISON_DELAY = Duration.ofSeconds(13);
    // What four tries take on processes that have other work too.
    private static final Duration HANDLING = Duration.ofSeconds(4);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);
    private static final int PROCESSES = 3;
    private static final int CROWD = 150;
    private static final int SILENCE_SECONDS = 2;

    private final Stage stage = Stage.withLimits("probe_bot");

    @AfterEach
    void close() {
        stage.close();
    }

    @Test
    @Tag("chaos")
    void keepOrderAndLimitsAndGoOnWithoutEachOther() {
        run(15, 6);
    }

    @Test
    @Tag("chaos")
    @Timeout(1_200)
    void keepOrderAndLimitsUnderLoad() {
        run(100, 20);
    }

    private void run(int chats, int texts) {
        var children = IntStream.range(0, PROCESSES)
                .mapToObj(i -> stage.child(Map.of("krug.roles", "api,bots", "krug.telegram.concurrency", "32")))
                .toList();
        children.forEach(Child::ready);
        var people = IntStream.range(0, chats)
                .mapToObj(i -> stage.person("P" + i, "probe_bot"))
                .toList();
        warm();
        ordered(people, texts);
        var stopped = stopUnderLoad(children, people);
        killThePoller(children.stream().filter(child -> child != stopped).toList(), people.getFirst());
    }

    /**
     * New processes are slow at first: all of them have worked before anything is measured. What the poller can do at
     * once it does itself, so that only a crowd gives work to the others.
     */
    private void warm() {
        var crowd = IntStream.range(0, CROWD)
                .mapToObj(i -> stage.person("W" + i, "probe_bot"))
                .toList();
        await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> {
            crowd.forEach(person -> person.say("hello"));
            return stage.store().number("select count(distinct locked_by) from bot_updates") == PROCESSES;
        });
        await().atMost(PATIENCE).until(() -> open() == 0);
    }

    private void ordered(List<Phone> people, int texts) {
        var expected = IntStream.range(0, texts).mapToObj(i -> "count " + i).toList();
        var poisoned = stage.person("Poisoned", "probe_bot");
        poisoned.say("hello");
        poisoned.waitFor("echo hello");
        poisoned.say("poison");
        poisoned.say("after");
        // From here on the others have their load beside it.
        await().atMost(PATIENCE).until(() -> stage.store().number("select max(attempts) from bot_updates") == 2);
        stage.sandbox()
                .faults()
                .add(new Fault(
                        Fault.Kind.TOO_MANY_REQUESTS,
                        "probe_bot",
                        people.getFirst().id(),
                        "sendMessage",
                        1,
                        SILENCE_SECONDS,
                        0));
        expected.forEach(text -> people.forEach(person -> person.say(text)));

        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).until(() -> open() == 0);
        for (var person : people) {
            assertThat(committed(person)).containsExactlyElementsOf(expected); // CORE-702
            assertThat(person.texts().stream().filter(text -> text.startsWith("echo ")))
                    .containsExactlyElementsOf(
                            expected.stream().map(text -> "echo " + text).toList());
        }
        assertThat(poisoned.texts()).contains("echo after");
        assertPoisonHeldUpItsChatOnly(poisoned);
        assertLimits();
    }

    private void assertPoisonHeldUpItsChatOnly(Phone poisoned) { // CORE-703
        var key = Long.toString(poisoned.id());
        double own = seconds("""
                select extract(epoch from max(done_at) - min(created_at) filter (where state = 'dead'))
                from bot_updates where chat_key = ?
                """, key);
        assertThat(own).isLessThan(POISON_DELAY.plus(HANDLING).toMillis() / 1_000d);
        Report.add("CORE-703: a poison update held its own chat up for " + own + " s.");
        assertThat(stage.store().texts("select state from bot_updates where chat_key = ? order by update_id", key))
                .containsExactly("done", "dead", "done");
        assertThat(stage.store().number("select max(attempts) from bot_updates where chat_key <> ?", key))
                .as("others were tried again for their own failures only")
                .isLessThanOrEqualTo(1 + PROCESSES);
    }

    private void assertLimits() { // CORE-716
        var sends = stage.sandbox().calls().find("probe_bot", "sendMessage");
        assertThat(mostWithin(1_000, sends)).isLessThanOrEqualTo(30);
        sends.stream()
                .collect(Collectors.groupingBy(
                        call -> call.parameters().path("chat_id").asString()))
                .forEach((chat, calls) -> assertThat(mostWithin(
                                1_000,
                                calls.stream()
                                        .filter(call -> call.status() == 200)
                                        .toList()))
                        .as("chat " + chat)
                        .isEqualTo(1));
        var refused = sends.stream().filter(call -> call.status() == 429).toList();
        assertThat(refused).hasSize(1);
        long silentFrom = refused.getFirst().atMillis();
        // What was on its way when Telegram asked for silence may still arrive.
        assertThat(sends.stream()
                        .map(Entry::atMillis)
                        .filter(at -> at > silentFrom + 500 && at < silentFrom + SILENCE_SECONDS * 1_000))
                .as("sent in the silence")
                .isEmpty();
    }

    private Child stopUnderLoad(List<Child> children, List<Phone> people) { // CORE-718
        var poller = poller(children);
        people.forEach(person -> person.say("load"));
        long at;
        int code;
        Duration silence;
        try (var probing = new Probing(poller.port(), 4)) {
            await().until(() -> !probing.answers().isEmpty());
            at = System.nanoTime();
            poller.terminate();
            people.forEach(person -> person.say("while one stops"));
            silence = takeOver();
            code = poller.ended(STOP);
            probing.assertAnswered();
        }
        var stop = Duration.ofNanos(System.nanoTime() - at);
        assertThat(stop).isLessThan(STOP);
        assertThat(code).isEqualTo(143);
        assertThat(silence).as("from release to take-over").isLessThan(TAKE_OVER_AFTER_RELEASE); // CORE-813
        await().atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).until(() -> open() == 0);
        people.forEach(person -> assertThat(committed(person)).endsWith("load", "while one stops"));
        people.forEach(person -> assertThat(person.texts()).doesNotHaveDuplicates());
        Report.add("CORE-718, 813: SIGTERM under load: stopped after " + stop.toMillis()
                + " ms, another process polled " + silence.toMillis() + " ms after the release.");
        return poller;
    }

    private void killThePoller(List<Child> children, Phone person) {
        var poller = poller(children);
        var owner = owner();
        long at = System.nanoTime();
        poller.kill();
        await().atMost(Duration.ofSeconds(30)).pollInterval(LOOK_EVERY).until(() -> !owner().equals(owner));
        var silence = Duration.ofNanos(System.nanoTime() - at);
        assertThat(silence).isLessThanOrEqualTo(TAKE_OVER_AFTER_KILL); // CORE-813
        person.say("who is left");
        person.waitFor("echo who is left");
        Report.add("CORE-813: the poller killed: another process polled after " + silence.toMillis() + " ms.");
    }

    /** From the moment that the lease is over to a new owner. */
    private Duration takeOver() {
        var before = owner();
        await().atMost(STOP).pollInterval(LOOK_EVERY).until(() -> isReleased() || !owner().equals(before));
        long at = System.nanoTime();
        await().atMost(STOP).pollInterval(LOOK_EVERY).until(() -> !owner().equals(before));
        return Duration.ofNanos(System.nanoTime() - at);
    }

    private boolean isReleased() {
        return stage.store().number("select count(*) from bot_leases where role = 'poller' and expires_at > now()")
                == 0;
    }

    private String owner() {
        return stage.store()
                .texts("select owner from bot_leases where role = 'poller'")
                .getFirst();
    }

    /** The owner's name begins with the number of its process. */
    private Child poller(List<Child> children) {
        var owner = owner();
        return children.stream()
                .filter(child -> owner.startsWith(child.pid() + "-"))
                .findFirst()
                .orElseThrow();
    }

    private List<String> committed(Phone person) {
        return stage.store()
                .texts(
                        "select data->>'text' from activity_events where data->>'person' = ? order by created_at, id",
                        Long.toString(person.id()));
    }

    private long open() {
        return stage.store().number("""
                select (select count(*) from bot_updates where state in ('pending', 'running'))
                    + (select count(*) from bot_outbox where state in ('pending', 'sending'))
                    + (select case when exists (select from bot_updates) then 0 else 1 end)
                """) + waiting();
    }

    /** What Telegram still keeps for the bot. */
    private long waiting() {
        var world = stage.sandbox().world();
        long stored = stage.store().number("select coalesce(max(update_id), 0) from bot_updates");
        return world.locked(() -> Objects.requireNonNull(world.bots().named("probe_bot")).pending().stream()
                .filter(update -> update.id() > stored)
                .count());
    }

    private double seconds(String sql, Object... values) {
        return Double.parseDouble(stage.store().texts(sql, values).getFirst());
    }
}
