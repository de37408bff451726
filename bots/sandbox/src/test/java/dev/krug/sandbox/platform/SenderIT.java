package dev.krug.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.sandbox.botapi.CallLog.Entry;
import dev.krug.sandbox.botapi.Fault;
import dev.krug.sessions.BotSessions;
import dev.krug.telegram.Bots;
import dev.krug.telegram.Outbox;
import dev.krug.telegram.OutgoingCall;
import dev.krug.telegram.OutgoingCall.Delivery;
import dev.krug.telegram.OutgoingCall.Lane;
import dev.krug.testing.Servers;
import dev.krug.users.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.r2dbc.core.DatabaseClient;

/** The sender against a Telegram that limits, refuses and fails. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SenderIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.anyPort().withBot("probe_bot", "Probe"));
    private Platform platform;

    @BeforeAll
    void start() {
        platform = Platform.start(
                sandbox,
                Servers.newDatabase("sender"),
                Map.of("krug.bots.probe_bot.token", sandbox.token("probe_bot"), "krug.roles", "bots"),
                ProbeBot.class);
    }

    @AfterEach
    void clear() {
        sandbox.faults().clear();
    }

    @AfterAll
    void stop() {
        platform.close();
        sandbox.close();
    }

    @Test
    void keepsTelegramsLimitsAndTheOrderOfEachChat() { // CORE-379, 381, 716
        sandbox.calls().clear();
        var people = IntStream.range(0, 40).mapToObj(i -> person("Many" + i)).toList();
        people.forEach(person -> person.say("/burst 3"));

        people.forEach(person -> person.waitUntil(texts -> texts.contains("burst 2")));
        people.forEach(person -> assertThat(person.texts()).containsSubsequence("burst 0", "burst 1", "burst 2"));
        var sends = sandbox.calls().find("probe_bot", "sendMessage");
        assertThat(sends).allMatch(call -> call.status() == 200);
        assertThat(mostWithinASecond(sends)).isLessThanOrEqualTo(30);
    }

    @Test
    void isSilentAsLongAsAskedAndForgetsNothing() { // CORE-382
        var person = person("Flooded");
        person.say("/start");
        person.waitFor("hello");
        sandbox.calls().clear();
        fault(Fault.Kind.TOO_MANY_REQUESTS, person, 2);

        person.say("/burst 2");
        person.waitFor("burst 1");

        var sends = sandbox.calls().find("probe_bot", "sendMessage");
        var refused = sends.stream().filter(call -> call.status() == 429).toList();
        assertThat(refused).hasSize(1);
        var next = sends.stream()
                .filter(call -> call.number() > refused.getFirst().number())
                .findFirst()
                .orElseThrow();
        assertThat(next.atMillis() - refused.getFirst().atMillis()).isGreaterThanOrEqualTo(2_000);
        assertThat(person.texts()).containsSubsequence("burst 0", "burst 1");
        assertThat(attemptsOfTheLastCall(person)).isEqualTo(1);
    }

    @Test
    void skipsTheRestForOneWhoBlocksAndSpeaksAgainWhenSpokenTo() { // CORE-383, 717, MB-112
        var blocker = person("Blocker");
        var other = person("Other");
        for (var one : List.of(blocker, other)) {
            one.say("/start");
            one.waitFor("hello");
        }
        fault(Fault.Kind.FORBIDDEN, blocker, 1);

        blocker.say("/burst 4");
        other.say("/burst 1");

        other.waitFor("burst 0");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(states(blocker)).containsOnlyKeys("sent", "skipped"));
        assertThat(states(blocker)).containsEntry("skipped", 4L);
        await().atMost(PATIENCE).until(() -> hasBlocked(blocker));
        assertThat(hasBlocked(other)).isFalse();
        blocker.say("/burst 1");
        blocker.waitFor("burst 0");
        assertThat(hasBlocked(blocker)).isFalse();
    }

    @Test
    void triesAgainWhenTelegramFails() { // CORE-385
        var person = person("Unlucky");
        fault(Fault.Kind.SERVER_ERROR, person, 1);
        person.say("/start");
        person.waitFor("hello");
        assertThat(attemptsOfTheLastCall(person)).isEqualTo(2);
    }

    @Test
    void neverMakesACallThatHasExpired() { // CORE-385
        var person = person("Slow");
        person.say("/start");
        person.waitFor("hello");
        fault(Fault.Kind.SERVER_ERROR, person, 1);
        var soon = Instant.now().plusMillis(800); // before its second try
        add(
                text(person, "too late").expiringAt(Instant.now().minusSeconds(1)),
                text(person, "fails once").expiringAt(soon),
                text(person, "in time").expiringAt(Instant.now().plusSeconds(60)));

        person.waitFor("in time");

        assertThat(person.texts()).doesNotContain("too late", "fails once");
        assertThat(reasons(person)).containsExactly("expired", "expired");
    }

    @Test
    void sendsPlainTextWhenTheMarkupCannotBeRead() { // CORE-385
        var person = person("Plain");
        person.say("/broken");
        person.waitFor("<b>not closed & <odd>");
    }

    @Test
    void answersStaleAndForeignButtonsAndOddTexts() {
        var person = person("Odd");
        person.say("/start");
        person.waitFor("hello");
        person.say("/no_such_command");
        person.waitFor("/help");
        person.say("x".repeat(4_000));
        person.waitFor("echo xxx");
        person.say("\u202Eright to left \uD83D\uDE00 '; drop table users; --");
        person.waitFor("drop table users");
        assertThat(dead()).isZero();
    }

    /** As the session tells. */
    private boolean hasBlocked(Phone person) {
        var user = platform.bean(Users.class).findByTelegramId(person.id()).block();
        return platform.bean(BotSessions.class)
                        .find(user.id(), "probe_bot")
                        .block()
                        .blockedAt()
                != null;
    }

    private void add(OutgoingCall... calls) {
        var bot = platform.bean(Bots.class).byName("probe_bot").block().id();
        platform.bean(Outbox.class).add(bot, null, List.of(calls)).block();
    }

    private static OutgoingCall text(Phone person, String text) {
        var payload = "{\"chat_id\":" + person.id() + ",\"text\":\"" + text + "\"}";
        return new OutgoingCall(person.id(), Lane.REPLIES, "sendMessage", payload, Delivery.AT_LEAST_ONCE, null);
    }

    private List<String> reasons(Phone person) {
        return platform.bean(DatabaseClient.class)
                .sql("select reason from bot_outbox where chat_id = :chat and state = 'skipped' order by seq")
                .bind("chat", person.id())
                .map(row -> row.get("reason", String.class))
                .all()
                .collectList()
                .block();
    }

    private void fault(Fault.Kind kind, Phone person, int seconds) {
        sandbox.faults().add(new Fault(kind, "probe_bot", person.id(), "sendMessage", 1, seconds, 0));
    }

    private Phone person(String name) {
        return Phone.of(sandbox, name, "en").with("probe_bot");
    }

    static long mostWithinASecond(List<Entry> calls) {
        var times = calls.stream().map(Entry::atMillis).sorted().toList();
        long most = 0;
        for (int first = 0, last = 0; last < times.size(); last++) {
            while (times.get(last) - times.get(first) >= 1_000) {
                first++;
            }
            most = Math.max(most, last - first + 1L);
        }
        return most;
    }

    private Map<String, Long> states(Phone person) {
        var states = new HashMap<String, Long>();
        platform.bean(DatabaseClient.class)
                .sql("select state, count(*) as n from bot_outbox where chat_id = :chat group by state")
                .bind("chat", person.id())
                .map(row -> Map.entry(row.get("state", String.class), row.get("n", Long.class)))
                .all()
                .doOnNext(entry -> states.put(entry.getKey(), entry.getValue()))
                .blockLast();
        return states;
    }

    private @Nullable Integer attemptsOfTheLastCall(Phone person) {
        return platform.bean(DatabaseClient.class)
                .sql("select attempts from bot_outbox where chat_id = :chat order by seq desc limit 1")
                .bind("chat", person.id())
                .map(row -> row.get("attempts", Integer.class))
                .one()
                .block();
    }

    private long dead() {
        return platform.bean(DatabaseClient.class)
                .sql("select count(*) as n from bot_updates where state = 'dead'")
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }
}
