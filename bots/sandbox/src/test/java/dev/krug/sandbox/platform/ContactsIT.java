package dev.krug.sandbox.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.krug.notifications.Notifications;
import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.sandbox.botapi.Fault;
import dev.krug.sandbox.botapi.Fault.Kind;
import dev.krug.telegram.Attachment;
import dev.krug.telegram.Bots;
import dev.krug.telegram.Outbox;
import dev.krug.telegram.OutgoingCall;
import dev.krug.telegram.OutgoingCall.Delivery;
import dev.krug.telegram.OutgoingCall.Lane;
import dev.krug.testing.Servers;
import dev.krug.testing.Traces;
import dev.krug.users.Erased;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** What is known of one person: made once however they come, changed once however often told, gone when they wish. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> BOTS = List.of("spin_bot", "quiz_bot", "probe_bot");
    private static final int ARRIVALS = 5;

    private final Sandbox sandbox = Sandbox.start(SandboxOptions.anyPort()
            .withBot("spin_bot", "SPIN")
            .withBot("quiz_bot", "Quiz")
            .withBot("probe_bot", "Probe")
            .withoutLimits());
    private final String database = Servers.newDatabase("contacts");
    private Platform platform;
    private People people;

    @BeforeAll
    void start() {
        var settings = new HashMap<>(Map.of("krug.roles", "api,bots"));
        BOTS.forEach(bot -> settings.put("krug.bots." + bot + ".token", sandbox.token(bot)));
        platform = Platform.start(sandbox, database, settings, ProbeBot.class);
        people = new People(platform.url());
        execute("insert into promocodes (code, type, value) values ('OPEN', 'trainings', 9) on conflict do nothing");
    }

    /** Makes the trainer known, and gets trainings. */
    private static void arrive(Phone phone) {
        phone.say("/start");
        phone.waitFor("SPIN trainer");
        phone.say("/promo open");
        phone.waitFor("accepted");
    }

    private void execute(String sql) {
        platform.bean(DatabaseClient.class).sql(sql).then().block();
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
    void twentyFirstContactsAtOnceMakeOneUser() throws InterruptedException { // CORE-712, MB section 11 no. 3
        var anna = Phone.of(sandbox, "Anna", "en");
        var arrivals = new ArrayList<Callable<String>>();
        for (int i = 0; i < ARRIVALS; i++) {
            BOTS.forEach(bot -> arrivals.add(() -> {
                anna.with(bot).say("/start");
                return "";
            }));
            var launch = People.launch(anna.id(), "Anna", sandbox.token(BOTS.get(i % BOTS.size())));
            arrivals.add(() -> people.signIn(launch));
        }

        try (var threads = Executors.newFixedThreadPool(arrivals.size())) {
            assertThat(threads.invokeAll(arrivals)).allMatch(done -> done.resultNow() != null);
        }

        await().atMost(PATIENCE).until(() -> finished(anna.id()) == (long) BOTS.size() * ARRIVALS);
        assertThat(number("select count(*) from users where telegram_id = " + anna.id()))
                .isEqualTo(1);
        assertThat(texts("select bot_name from bot_sessions s join users u on u.id = s.user_id where telegram_id = "
                        + anna.id()))
                .doesNotHaveDuplicates()
                .isSubsetOf(BOTS);
        assertThat(number("select count(*) from bot_chats where chat_id = " + anna.id()))
                .isEqualTo(BOTS.size());
        assertThat(number(
                        "select count(*) from audit_log a join users u on u.id::text = a.target_id where telegram_id = "
                                + anna.id() + " and action = 'insert'"))
                .as("made once")
                .isEqualTo(1);
        assertThat(number("select count(*) from token_families f join users u on u.id = f.user_id where telegram_id = "
                        + anna.id()))
                .isEqualTo(ARRIVALS);
        assertThat(number("select count(*) from bot_updates where state = 'dead'"))
                .isZero();
    }

    @Test
    void fiveDeliveriesOfAnUpdateHaveTheEffectOfOne() { // CORE-701, MB section 11 no. 10
        var person = Phone.of(sandbox, "Often", "en").with("spin_bot");
        arrive(person);
        person.press("Start training");
        person.waitFor("Ask your first question");
        IntStream.range(0, 4)
                .forEach(i ->
                        sandbox.faults().add(new Fault(Kind.DUPLICATE_UPDATE, "spin_bot", person.id(), null, 1, 0, 0)));

        person.say("How many suppliers do you work with now?");
        person.waitFor("1/10");

        platform.close();
        person.say("finish");
        deliverAllManyTimes();
        start();

        person.waitFor("Results");
        person.say("/help");
        await().atMost(PATIENCE).until(() -> finished(person.id()) == updatesOf(person));
        await().atMost(PATIENCE).until(() -> open(person.id()) == 0);
        assertThat(effects(person.id()))
                .filteredOn(line -> line.startsWith("xp ") || line.startsWith("training "))
                .hasSize(2);
        assertThat(effects(person.id())).anyMatch(line -> line.matches("user \\(\\d+,\\d+,1,\\d+\\)"));
        assertThat(person.texts().stream().filter(text -> text.contains("Results")))
                .hasSize(1);
        assertThat(number("select count(*) from activity_events a join users u on u.id = a.user_id where telegram_id = "
                        + person.id() + " and kind = 'spin.question'"))
                .isEqualTo(1);
    }

    @Test
    void nothingNamesAnErasedPerson() { // MB section 11 no. 21, CORE-146
        var names = List.of("Zerafina", "Quillfeather", "zera_quill", "Moonbeamer", "79990001122");
        var phone = Phone.of(sandbox, names.get(0), "en");
        People.rename(
                sandbox,
                phone.id(),
                Map.of("last_name", names.get(1), "username", names.get(2), "phone_number", names.get(4)));
        useEverything(phone, names);
        var known = new ArrayList<>(names);
        known.add(Long.toString(phone.id()));
        assertThat(Traces.of(platform.bean(DatabaseClient.class), known))
                .as("the search finds what is there")
                .hasSizeGreaterThan(5)
                .anyMatch(found -> found.startsWith("bot_attachments.file_name"))
                .anyMatch(found -> found.startsWith("encode(bot_attachments.content"));

        var users = platform.bean(Users.class);
        var user = users.findByTelegramId(phone.id()).block();
        assertThat(erase(users, user.id())).isTrue();

        assertThat(Traces.of(platform.bean(DatabaseClient.class), known)).isEmpty();
        assertThat(erase(users, user.id())).as("repeating it is harmless").isFalse(); // MB-921
        phone.with("quiz_bot").say("/mystats");
        await().atMost(PATIENCE)
                .until(() -> number("select count(*) from users where telegram_id = " + phone.id()) == 1);
        assertThat(number("select total_xp from users where telegram_id = " + phone.id()))
                .isZero();
    }

    private boolean erase(Users users, UserId user) {
        return platform.bean(TransactionalOperator.class)
                .transactional(users.erase(user, user))
                .map(Erased.Done.class::isInstance)
                .block();
    }

    private void useEverything(Phone phone, List<String> names) {
        var spin = phone.with("spin_bot");
        arrive(spin);
        spin.press("Start training");
        spin.waitFor("Ask your first question");
        spin.say("How many suppliers does " + names.get(0) + " work with now?");
        spin.waitFor("1/10");
        spin.say("finish");
        spin.waitFor("Results");
        var quiz = phone.with("quiz_bot");
        quiz.say("/start");
        quiz.waitFor("against the clock");
        quiz.say("/settings");
        quiz.waitUntil(texts -> texts.size() == 4);
        phone.with("probe_bot").say("my name is " + names.get(1));
        phone.with("probe_bot").waitFor("echo my name");

        var token = people.signIn(People.launch(phone.id(), names.get(0), sandbox.token("spin_bot")));
        var body = Map.of(
                "displayName",
                names.get(0) + " " + names.get(1),
                "username",
                names.get(3),
                "firstName",
                names.get(0),
                "lastName",
                names.get(1),
                "birthDate",
                "1990-05-05",
                "quietFrom",
                "21:00");
        assertThat(people.answer("PATCH", "/me/settings", body, token).statusCode())
                .isEqualTo(200);
        var user = platform.bean(Users.class).findByTelegramId(phone.id()).block();
        platform.bean(Notifications.class)
                .add(user.id(), "xp.level_up", "test", Map.of("level", 2, "name", names.get(0)))
                .onErrorComplete()
                .block();
        await().atMost(PATIENCE).until(() -> open(phone.id()) == 0);
        leaveAFileWaiting(phone.id(), names.get(0));
    }

    /** A call with a file that Telegram does not take for now. */
    private void leaveAFileWaiting(long person, String name) {
        sandbox.faults().add(new Fault(Kind.SERVER_ERROR, "probe_bot", person, "sendDocument", 1_000, 0, 0));
        var file = Attachment.of(name + ".txt", "text/plain", ("All about " + name).getBytes(UTF_8));
        var payload = "{\"chat_id\":" + person + ",\"document\":\"" + file.reference() + "\"}";
        var call = new OutgoingCall(person, Lane.REPLIES, "sendDocument", payload, Delivery.AT_LEAST_ONCE, null);
        var bot = platform.bean(Bots.class).byName("probe_bot").block().id();
        platform.bean(Outbox.class)
                .add(bot, null, List.of(call.withAttachments(List.of(file))))
                .block();
        await().atMost(PATIENCE)
                .until(() -> number("select max(attempts) from bot_outbox where method = 'sendDocument'") > 1);
    }

    /** Everything that was ever told stands in the queue many times, as if no acknowledgement had come. */
    private void deliverAllManyTimes() {
        sandbox.world()
                .run(() -> sandbox.world().updates().log().forEach(logged -> {
                    var bot = sandbox.world().bots().get(logged.bot());
                    for (int i = 0; i < ARRIVALS; i++) {
                        bot.pending().add(logged.update());
                    }
                }));
        try (var store = DriverManager.getConnection(jdbc());
                var statement = store.createStatement()) {
            statement.executeUpdate("delete from bot_offsets");
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** How many different updates Telegram had of this person. */
    private long updatesOf(Phone person) {
        return sandbox.world().updates().log().stream()
                .filter(logged ->
                        logged.update().payload().path("chat").path("id").asLong() == person.id()
                                || logged.update()
                                                .payload()
                                                .path("message")
                                                .path("chat")
                                                .path("id")
                                                .asLong()
                                        == person.id())
                .count();
    }

    private String jdbc() {
        return "jdbc:" + database.replace("postgres:postgres@", "") + "?user=postgres&password=postgres";
    }

    private List<String> effects(long person) {
        return texts("""
                with person as (select * from users where telegram_id = :person)
                select 'user ' || row(total_xp, level, total_trainings, total_score)::text from person
                union all select 'training ' || row(total_score, question_count)::text from training_history
                    where user_id in (select id from person)
                union all select 'xp ' || row(delta, reason)::text from xp_events
                    where user_id in (select id from person)
                union all select 'activity ' || row(kind, value)::text from activity_events
                    where user_id in (select id from person)
                union all select 'session ' || row(version, stats_data)::text from bot_sessions
                    where user_id in (select id from person)
                order by 1
                """.replace(":person", Long.toString(person)));
    }

    private long finished(long person) {
        return number("select count(*) from bot_updates where state = 'done' and chat_key = '" + person + "'");
    }

    private long open(long person) {
        return number("select (select count(*) from bot_updates where state <> 'done' and chat_key = '" + person
                + "') + (select count(*) from bot_outbox where state in ('pending', 'sending') and chat_id = " + person
                + ")");
    }

    private long number(String sql) {
        return Long.parseLong(texts(sql).getFirst());
    }

    private List<String> texts(String sql) {
        return platform.bean(DatabaseClient.class)
                .sql(sql)
                .map(row -> String.valueOf(row.get(0)))
                .all()
                .collectList()
                .block();
    }
}
