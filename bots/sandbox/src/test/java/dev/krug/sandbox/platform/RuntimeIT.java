package dev.krug.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.sandbox.TestBot;
import dev.krug.testing.Servers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.r2dbc.core.DatabaseClient;

/** The runtime against the local Telegram: nothing lost, nothing doubled, order kept. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuntimeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int PEOPLE = 20;
    private static final int TEXTS = 15;

    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.anyPort().withBot("probe_bot", "Probe").withoutLimits());
    private final String database = Servers.newDatabase("runtime");
    private Platform platform;

    @BeforeAll
    void start() {
        platform = Platform.start(
                sandbox,
                database,
                Map.of("krug.bots.probe_bot.token", sandbox.token("probe_bot"), "krug.roles", "bots"),
                ProbeBot.class);
    }

    @AfterAll
    void stop() {
        platform.close();
        sandbox.close();
    }

    @Test
    void answersTextAndButtons() {
        var anna = person("Anna");
        anna.say("/start");
        anna.waitFor("hello");
        anna.press("Press");
        anna.waitFor("pressed 1");
        anna.say("how are you");
        anna.waitFor("echo how are you");
    }

    @Test
    void keepsTheOrderOfEveryChatWhileHandlersFailAndDelay() { // CORE-702
        var people = IntStream.range(0, PEOPLE).mapToObj(i -> person("P" + i)).toList();
        var expected = IntStream.range(0, TEXTS).mapToObj(i -> "count " + i).toList();
        expected.forEach(text -> people.forEach(person -> person.say(text)));

        for (var person : people) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(committed(person))
                            .as(() -> "unfinished: " + unfinished(person))
                            .hasSizeGreaterThanOrEqualTo(TEXTS));
            assertThat(committed(person)).containsExactlyElementsOf(expected);
            person.waitUntil(texts -> texts.size() >= 2 * TEXTS);
            assertThat(person.texts().stream().filter(text -> text.startsWith("echo ")))
                    .containsExactlyElementsOf(
                            expected.stream().map(text -> "echo " + text).toList());
        }
    }

    @Test
    void aPoisonUpdateDelaysItsOwnChatOnly() { // CORE-703
        var poisoned = person("Poisoned");
        var other = person("Other");
        poisoned.say("poison");
        poisoned.say("after");
        other.say("hello there");

        other.waitFor("echo hello there");
        assertThat(poisoned.texts()).doesNotContain("echo after");
        poisoned.waitFor("echo after");
        poisoned.waitFor("Something went wrong");
        assertThat(count("select count(*) from bot_updates where state = 'dead'"))
                .isEqualTo(1);
    }

    @Test
    void losingAgainstAnotherTransactionIsNoFailure() { // CORE-007
        var person = person("Loser");
        person.say("/start");
        person.waitFor("hello");
        // What a sequence counts stays counted when its transaction is rolled back.
        execute("create sequence losses");
        execute("""
                create function lose() returns trigger language plpgsql as $$ begin
                  if nextval('losses') <= 3 then raise exception 'lost' using errcode = '40P01'; end if;
                  return new;
                end $$
                """);
        execute("create trigger losing before insert on activity_events for each row execute function lose()");

        person.say("at the fourth try");
        person.waitFor("echo at the fourth try");

        execute("drop trigger losing on activity_events");
        assertThat(count("select last_value from losses")).isEqualTo(4);
        assertThat(count("select max(attempts)::bigint from bot_updates where chat_key = '" + person.id() + "'"))
                .as("tried again within its transaction's place, not put back")
                .isEqualTo(1);
        assertThat(committed(person)).containsExactly("at the fourth try");
    }

    @Test
    void takesEveryRepetitionForTheFirst() { // CORE-701
        var person = person("Twice");
        person.say("once");
        person.waitFor("echo once");

        for (int i = 0; i < 5; i++) {
            var repeated = platform.bean(DatabaseClient.class)
                    .sql("""
                            insert into bot_updates (bot_id, update_id, chat_key, lane, payload, next_at)
                            select bot_id, update_id, chat_key, lane, payload, now() from bot_updates
                            on conflict (bot_id, update_id) do nothing
                            """)
                    .fetch()
                    .rowsUpdated()
                    .block();
            assertThat(repeated).isZero();
        }
        assertThat(committed(person)).containsExactly("once");
    }

    @Test
    void noticesThatItIsBlockedAndUnblocked() { // CORE-383, MB-114
        var person = person("Blocker");
        person.say("/start");
        person.waitFor("hello");
        person.block(true);
        await().atMost(PATIENCE).until(() -> chatState(person).equals("blocked"));
        person.block(false);
        person.say("/start");
        await().atMost(PATIENCE).until(() -> chatState(person).equals("active"));
    }

    @Test
    void publishesItsCommands() { // CORE-387
        await().atMost(PATIENCE).until(() -> commandNames().containsAll(List.of("profile", "help", "top")));
    }

    @Test
    void asksForUpdatesBehindTheStoredOnesOnly() { // CORE-372
        var person = person("Late");
        person.say("first");
        person.waitFor("echo first");

        platform.close();
        person.say("while nobody listened");
        start();

        person.waitFor("echo while nobody listened");
        assertThat(committed(person)).containsExactly("first", "while nobody listened");
    }

    private Phone person(String name) {
        return Phone.of(sandbox, name, "en").with("probe_bot");
    }

    private List<String> commandNames() {
        var names = new ArrayList<String>();
        new TestBot(sandbox, "probe_bot")
                .result("getMyCommands", Map.of())
                .forEach(command -> names.add(command.path("command").asString()));
        return names;
    }

    private List<String> committed(Phone person) {
        return ProbeBot.noted(platform, person);
    }

    private List<String> unfinished(Phone person) {
        return platform.bean(DatabaseClient.class)
                .sql(
                        "select row_to_json(u)::text as line from bot_updates u where chat_key = :chat and state <> 'done'")
                .bind("chat", Long.toString(person.id()))
                .map(row -> row.get("line", String.class))
                .all()
                .collectList()
                .block();
    }

    private String chatState(Phone person) {
        return platform.bean(DatabaseClient.class)
                .sql("select state from bot_chats where chat_id = :chat")
                .bind("chat", person.id())
                .map(row -> row.get("state", String.class))
                .one()
                .defaultIfEmpty("")
                .block();
    }

    private void execute(String sql) {
        platform.bean(DatabaseClient.class).sql(sql).then().block();
    }

    private long count(String sql) {
        return platform.bean(DatabaseClient.class)
                .sql(sql)
                .map(row -> row.get(0, Long.class))
                .one()
                .block();
    }
}
