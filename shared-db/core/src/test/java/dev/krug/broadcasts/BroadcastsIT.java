package dev.krug.broadcasts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.kernel.Json;
import dev.krug.sessions.BotSessions;
import dev.krug.telegram.Bots;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.users.TelegramProfile;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.users.UserRegister;
import dev.krug.users.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Who gets a broadcast, at what pace, and that nobody gets it twice. Telegram's part is played by the outbox's rows. */
@StoreTest
class BroadcastsIT { // MB-831, MB-834 to MB-838, properties 11 and 23

    private static long next = 5_600_000_000L;

    @Autowired
    Broadcasts broadcasts;

    @Autowired
    Sending sending;

    @Autowired
    Users users;

    @Autowired
    UserRegister register;

    @Autowired
    BotSessions sessions;

    @Autowired
    Bots bots;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    TestClock clock;

    private String bot;
    private User olga;

    @BeforeEach
    void begin() {
        execute("delete from bot_outbox");
        execute("delete from broadcasts");
        bot = "cast_bot_" + next;
        bots.register(bot, Map.of("en", "Cast", "ru", "Cast"), next, null).block();
        clock.set(Instant.parse("2026-11-21T12:00:00Z"));
        olga = person("Olga", "en");
    }

    @Test
    void reachesEverybodyOnceAtItsPace() {
        var people = IntStream.range(0, 59)
                .mapToObj(i -> person("P" + i, i % 2 == 0 ? "ru" : "en"))
                .toList();
        var id = started(
                Map.of("ru", "Привет, {firstName}! Уровень {level}", "en", "Hello {firstName}"), Audience.EVERYBODY);
        int seconds = 0;
        while (find(id).state() == State.RUNNING && seconds < 60) {
            Flux.range(0, 3).flatMap(worker -> sending.moveOn()).blockLast();
            deliver();
            clock.advance(Duration.ofSeconds(1));
            seconds++;
        }
        var done = find(id);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.counts()).isEqualTo(new Broadcast.Counts(60, 60, 0, 0, 0, 0));
        var moments = moments();
        assertThat(moments).hasSize(60).doesNotHaveDuplicates();
        assertThat(Duration.between(moments.getFirst(), moments.getLast())).isEqualTo(Duration.ofMillis(59 * 40));
        assertThat(payloadOf(people.getFirst()))
                .contains("Привет, P0! Уровень 1")
                .contains("promo:off");
        assertThat(payloadOf(people.get(1))).contains("Hello P1");
        assertThat(number(
                        "select count(distinct dedupe_key) from bot_outbox where method = 'sendMessage' and lane = 4"))
                .isEqualTo(60);
    }

    @Test
    void pausesWithinTwoSecondsGoesOnAndIsCanceled() {
        IntStream.range(0, 99).forEach(i -> person("P" + i, "en"));
        var id = started(Map.of("en", "Hello"), Audience.EVERYBODY);
        sending.moveOn().block();
        assertThat(planned()).isEqualTo(50); // two seconds of 25
        broadcasts.pause(id).block();
        clock.advance(Duration.ofSeconds(5));
        deliver();
        sending.moveOn().block();
        assertThat(planned()).isEqualTo(50);
        assertThat(broadcasts.pause(id).block()).isNull();

        broadcasts.resume(id).block();
        sending.moveOn().block();
        assertThat(planned()).isEqualTo(100);
        var canceled = broadcasts.cancel(id).block();
        assertThat(canceled.state()).isEqualTo(State.CANCELED);
        deliver();
        clock.advance(Duration.ofSeconds(11));
        sending.moveOn().block();
        assertThat(find(id).counts().sent()).isEqualTo(100);
        assertThat(broadcasts.resume(id).block()).isNull();
    }

    @Test
    void whoLeftInTheMeantimeIsCountedAndNotWrittenTo() {
        var banned = person("Banned", "en");
        var erased = person("Erased", "en");
        var blocked = person("Blocked", "en");
        var id = started(Map.of("en", "Hello"), Audience.EVERYBODY);
        register.ban(banned.id(), null, "Spam in duels").block();
        inTransaction(users.erase(erased.id(), null));
        sending.moveOn().block();
        execute("update bot_outbox set state = 'skipped', reason = 'blocked' where chat_id = " + chatOf(blocked));
        deliver();
        sending.moveOn().block();
        var done = find(id);
        assertThat(done.state()).isEqualTo(State.DONE);
        assertThat(done.counts()).isEqualTo(new Broadcast.Counts(4, 1, 0, 1, 2, 0));
        assertThat(broadcasts.report(id).block().losses())
                .extracting(Report.Loss::reason)
                .containsExactlyInAnyOrder("banned", "blocked");
    }

    @Test
    void waitsUntilQuietHoursEnd() { // MB-838
        clock.set(Instant.parse("2026-11-21T20:30:00Z")); // 23:30 in Moscow
        var id = started(Map.of("en", "Hello"), Audience.EVERYBODY);
        sending.moveOn().block();
        assertThat(planned()).isZero();
        assertThat(find(id).state()).isEqualTo(State.RUNNING);
        clock.set(Instant.parse("2026-11-22T06:00:00Z"));
        sending.moveOn().block();
        assertThat(planned()).isEqualTo(1);
    }

    @Test
    void anUnknownOutcomeIsNotTriedAgain() { // MB-835
        var id = started(Map.of("en", "Hello"), Audience.EVERYBODY);
        sending.moveOn().block();
        execute("update bot_outbox set state = 'unknown', reason = 'process died'");
        sending.moveOn().block();
        sending.moveOn().block();
        assertThat(find(id).counts()).isEqualTo(new Broadcast.Counts(1, 0, 0, 0, 0, 1));
        assertThat(planned()).isEqualTo(1);
    }

    @Test
    void isStartedOnlyAsItWasSeen() { // MB-833
        var draft = draft(Map.of("en", "Hello"), Audience.EVERYBODY);
        var id = broadcasts.prepare(olga.id(), draft).block().id();
        assertThat(start(id, null)).isInstanceOf(Start.NotPreviewed.class);
        assertThat(broadcasts.preview(id, olga.id()).block()).isInstanceOf(Broadcasts.Preview.Sent.class);
        broadcasts.change(id, draft).block();
        assertThat(start(id, null)).isInstanceOf(Start.NotPreviewed.class);
        broadcasts.preview(id, olga.id()).block();
        assertThat(start(id, null)).isInstanceOf(Start.Started.class);
        assertThat(start(id, null)).isInstanceOf(Start.WrongState.class);
        assertThat(broadcasts.change(id, draft).block()).isNull();
        var stranger = users.getOrCreate(TelegramProfile.of(next++, null, "Stranger"))
                .block()
                .user();
        var other = broadcasts.prepare(olga.id(), draft).block().id();
        assertThat(broadcasts.preview(other, stranger.id()).block()).isInstanceOf(Broadcasts.Preview.NoChat.class);
    }

    @Test
    void aLargeAudienceIsConfirmedByItsNumberAndFrozenAtOnce() {
        execute(
                "insert into users (user_type, telegram_id, display_name, referral_code, created_at, updated_at)"
                        + " select 'registered', 7000000000 + n, 'N', 'large' || n, now(), now() from generate_series(1, 1000) n");
        execute("insert into bot_sessions (user_id, bot_name, chat_id, started_at) select id, '" + bot
                + "', telegram_id, now() from users where referral_code like 'large%'");
        var id = broadcasts
                .prepare(olga.id(), draft(Map.of("en", "Hello"), Audience.EVERYBODY))
                .block()
                .id();
        broadcasts.preview(id, olga.id()).block();
        assertThat(start(id, 1_000L)).isEqualTo(new Start.CountMismatch(1_001));
        assertThat(start(id, 1_001L)).isInstanceOf(Start.Started.class);
        assertThat(find(id).counts().total()).isEqualTo(1_001);
        execute("delete from users where referral_code like 'large%'");
    }

    @Test
    void beginsWhenItsTimeHasCome() {
        var id = broadcasts
                .prepare(olga.id(), draft(Map.of("en", "Hello"), Audience.EVERYBODY))
                .block()
                .id();
        broadcasts.preview(id, olga.id()).block();
        var at = clock.instant().plus(Duration.ofMinutes(5));
        assertThat(inTransaction(broadcasts.schedule(id, at, null))).isInstanceOf(Start.Scheduled.class);
        sending.moveOn().block();
        assertThat(find(id).state()).isEqualTo(State.SCHEDULED);
        clock.advance(Duration.ofMinutes(5));
        sending.moveOn().block();
        assertThat(find(id).state()).isEqualTo(State.RUNNING);
        sending.moveOn().block();
        assertThat(planned()).isEqualTo(1);
    }

    @Test
    void audiencesAreNarrowedByWhatIsKnownOfPeople() { // MB-831
        var ru = person("Ru", "ru");
        var strong = person("Strong", "en");
        var silent = person("Silent", "en");
        execute("update users set total_xp = 500, level = 6 where id = '"
                + strong.id().value() + "'");
        execute("insert into notification_preferences (user_id, category, channel, enabled) values ('"
                + silent.id().value() + "', 'promo', 'telegram', false)");
        execute("insert into badges (badge_type, bot_name, emoji, title, description, xp_reward, active)"
                + " values ('first', 'platform', '🎯', '{}', '{}', 0, true)");
        execute("insert into user_badges (user_id, badge_type, earned_in_bot, earned_at) values ('"
                + ru.id().value() + "', 'first', 'platform', now())");

        assertThat(meant("{}")).containsExactlyInAnyOrder("Olga", "Ru", "Strong");
        assertThat(meant("{\"languages\":[\"ru\"]}")).containsExactly("Ru");
        assertThat(meant("{\"levelMin\":2}")).containsExactly("Strong");
        assertThat(meant("{\"levelMax\":1,\"xpMax\":10}")).containsExactlyInAnyOrder("Olga", "Ru");
        assertThat(meant("{\"hasBadge\":\"first\"}")).containsExactly("Ru");
        assertThat(meant("{\"lacksBadge\":\"first\"}")).containsExactlyInAnyOrder("Olga", "Strong");
        assertThat(meant("{\"subscription\":\"active\"}")).isEmpty();
        assertThat(meant("{\"subscription\":\"none\"}")).hasSize(3);
        assertThat(meant("{\"creditsMin\":1}")).isEmpty();
        assertThat(meant("{\"activeWithinDays\":1}")).hasSize(3);
        assertThat(meant("{\"activeBefore\":\"2020-01-01T00:00:00Z\"}")).isEmpty();
        assertThat(meant("{\"timezones\":[\"Europe/Paris\"]}")).isEmpty();
        assertThat(meant("{\"userIds\":[\"" + ru.id().value() + "\"]}")).containsExactly("Ru");
        assertThat(meant("{\"excludedIds\":[\"" + ru.id().value() + "\"]}"))
                .containsExactlyInAnyOrder("Olga", "Strong");
        assertThat(meant("{\"percent\":100}")).hasSize(3);
        assertThat(meant("{\"streakMin\":1}")).isEmpty();
    }

    private List<String> meant(String filter) {
        var draft = draft(Map.of("en", "Hello"), Json.read(filter, Audience.class));
        var id = broadcasts.prepare(olga.id(), draft).block().id();
        broadcasts.preview(id, olga.id()).block();
        start(id, null);
        return database.sql("select u.display_name as name from broadcast_recipients r join users u on u.id = r.user_id"
                        + " where r.broadcast_id = :id")
                .bind("id", id.value())
                .map(row -> row.get("name", String.class))
                .all()
                .collectList()
                .block();
    }

    private BroadcastId started(Map<String, String> texts, Audience audience) {
        var id = broadcasts.prepare(olga.id(), draft(texts, audience)).block().id();
        broadcasts.preview(id, olga.id()).block();
        execute("delete from bot_outbox"); // the preview
        assertThat(start(id, null)).isInstanceOf(Start.Started.class);
        return id;
    }

    private Start start(BroadcastId id, Long confirmed) {
        return inTransaction(broadcasts.start(id, confirmed));
    }

    private <T> T inTransaction(Mono<T> act) {
        return act.as(transaction::transactional).block();
    }

    private Broadcast find(BroadcastId id) {
        return broadcasts.find(id).block();
    }

    private Draft draft(Map<String, String> texts, Audience audience) {
        return new Draft(List.of(bot), "News", Content.of(texts), audience, Draft.DEFAULT_RATE, true);
    }

    /** Telegram takes everything that is due. */
    private void deliver() {
        execute("update bot_outbox set state = 'sent', sent_at = not_before, result = '{\"message_id\": 7}'"
                + " where state = 'pending'");
    }

    private long planned() {
        return number("select count(*) from bot_outbox where lane = 4");
    }

    private List<Instant> moments() {
        return new ArrayList<>(database.sql("select not_before from bot_outbox where lane = 4 order by not_before")
                .map(row -> row.get("not_before", Instant.class))
                .all()
                .collectList()
                .block());
    }

    private String payloadOf(User user) {
        return database.sql("select payload::text as payload from bot_outbox where lane = 4 and chat_id = :chat")
                .bind("chat", chatOf(user))
                .map(row -> row.get("payload", String.class))
                .one()
                .block();
    }

    private static long chatOf(User user) {
        return user.telegram().id();
    }

    private long number(String sql) {
        return database.sql(sql).map(row -> row.get(0, Long.class)).one().block();
    }

    private void execute(String sql) {
        database.sql(sql).then().block();
    }

    private User person(String name, String language) {
        var profile = TelegramProfile.of(next++, null, name);
        var user = users.getOrCreate(profile).block().user();
        execute("update users set language_code = '" + language + "', last_seen_at = '" + clock.instant()
                + "' where id = '" + user.id().value() + "'");
        sessions.getOrCreate(user.id(), bot).block();
        sessions.started(user.id(), bot, profile.id()).block();
        return users.findById(new UserId(user.id().value())).block();
    }
}
