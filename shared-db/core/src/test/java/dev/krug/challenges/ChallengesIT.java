package dev.krug.challenges;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.badges.Badges;
import dev.krug.badges.UserBadge;
import dev.krug.challenges.Challenges.CheckedIn;
import dev.krug.challenges.Challenges.Day;
import dev.krug.packs.ContentPacks;
import dev.krug.packs.Imported;
import dev.krug.testing.OfferedChallenges;
import dev.krug.testing.StatementLog;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.users.ProfileChange;
import dev.krug.users.TelegramProfile;
import dev.krug.users.User;
import dev.krug.users.Users;
import dev.krug.xp.Activities;
import dev.krug.xp.Activities.Activity;
import dev.krug.xp.Experience;
import dev.krug.xp.XpGrant;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@StoreTest
@Import(StatementLog.class)
class ChallengesIT {

    private static long nextTelegramId = 5_200_000_000L;
    private static Instant nextStart = Instant.parse("2026-11-21T10:30:00Z");

    @Autowired
    Challenges challenges;

    @Autowired
    ChallengeRounds rounds;

    @Autowired
    DailyChallenges daily;

    @Autowired
    ContentPacks packs;

    @Autowired
    ChallengePacks challengePacks;

    @Autowired
    ProgressRows progress;

    @Autowired
    StreakWatch watch;

    @Autowired
    Activities activities;

    @Autowired
    Experience experience;

    @Autowired
    Badges badges;

    @Autowired
    Users users;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    TestClock clock;

    @Autowired
    StatementLog log;

    private Instant start;
    private User anna;

    @BeforeEach
    void register() {
        start = nextStart; // no two tests share a day, for days are chosen once
        nextStart = start.plus(Duration.ofDays(60));
        clock.set(start);
        anna = person("Europe/Moscow");
        offer(date(0));
    }

    @Test
    void choosesADayOnceForEverybody() { // MB-703, property 18
        var date = date(20);
        var seen = Flux.range(0, 8)
                .flatMap(i -> transaction.transactional(daily.of(List.of(date))), 8)
                .collectList()
                .block();
        assertThat(seen).allSatisfy(day -> assertThat(day).isEqualTo(seen.getFirst()));
        assertThat(seen.getFirst()).extracting(DailyChallenge::slot).containsExactly(Slot.EASY, Slot.MEDIUM, Slot.HARD);
    }

    @Test
    void keepsTemplatesSixDaysApartInWhateverOrderDaysAreNeeded() { // MB-703
        for (int i : List.of(0, 1, 3, 2, 4, 6, 5, 8, 7, 10, 9, 12, 11, 13)) {
            assertThat(daily.of(List.of(date(20 + i))).block()).hasSize(3);
        }
        for (int i = 0; i < 14; i++) {
            for (int j = i + 1; j < Math.min(14, i + 7); j++) {
                assertThat(codes(date(20 + i))).doesNotContainAnyElementsOf(codes(date(20 + j)));
            }
        }
    }

    @Test
    void offersACustomChallengeOnItsDate() { // MB-703
        var date = date(20);
        database.sql("""
                        insert into challenge_templates (code, title, description, metric, target, params, difficulty,
                            xp_reward, weight, custom_date)
                        values ('party', '{"en":"T"}', '{"en":"D"}', 'count', 1, '{"kind":"checkin"}', 'easy', 20, 1, :date)
                        """).bind("date", date).then().block();
        assertThat(daily.of(List.of(date)).block())
                .extracting(DailyChallenge::slot)
                .containsExactly(Slot.EASY, Slot.MEDIUM, Slot.HARD, Slot.CUSTOM);
        assertThat(daily.of(List.of(date.plusDays(1))).block()).hasSize(3);
    }

    @Test
    void choosesTheNextDateBeforeItBeginsAnywhere() { // multi-bot section 8
        clock.set(at(20, "09:55"));
        assertThat(rounds.chooseNext().block()).extracting(DailyChallenge::date).containsOnly(date(21));
    }

    @Test
    void anImportedPackReplacesItsTemplatesAndLeavesChosenDays() { // MB-602, MB-710
        assertThat(importPack("1.0.0", "one", "two")).isInstanceOf(Imported.Activated.class);
        assertThat(importPack("1.0.0", "one", "two")).isInstanceOf(Imported.Unchanged.class);
        assertThat(importPack("1.0.0", "one")).isEqualTo(new Imported.Outdated("1.0.0"));
        assertThat(importPack("1.1.0", "one")).isInstanceOf(Imported.Activated.class);
        assertThat(number("select count(*) from challenge_templates where pack_code = 'test-pack' and active"))
                .isEqualTo(1);
        assertThat(number("select count(*) from content_packs where code = 'test-pack' and status = 'active'"))
                .isEqualTo(1);
        run("update challenge_templates set active = false where pack_code = 'test-pack'");
    }

    @Test
    void countsFromLocalMidnightAlsoWhatWasDoneBeforeAnybodyLooked() { // MB-704
        clock.set(at(-1, "20:59")); // 23:59 in Moscow
        ask(anna, 1);
        clock.set(at(-1, "21:01")); // 00:01 of the next day
        ask(anna, 2);
        clock.set(start);
        assertThat(item(today(anna), Slot.EASY).progress().value()).isEqualTo(2);
    }

    @Test
    void completesOnceWithExperienceStreakAndBadge() { // MB-705, MB-206
        ask(anna, 4);
        var day = today(anna);
        assertThat(item(day, Slot.EASY).progress().isDone()).isTrue();
        assertThat(item(day, Slot.EASY).progress().value())
                .as("never above the target")
                .isEqualTo(3);
        assertThat(day.streak().current()).isEqualTo(1);
        today(anna);
        round();
        assertThat(xp(anna)).isEqualTo(20);
        assertThat(keys(anna))
                .containsExactly(
                        "challenge:" + item(day, Slot.EASY).challenge().id().value() + ":"
                                + anna.id().value());
        assertThat(badges(anna)).containsExactly("challenge_first");
        assertThat(notifications(anna)).containsExactly("challenge_completed");
    }

    @Test
    void aRoundFindsWhatWasDoneWithoutBeingAsked() {
        ask(anna, 3);
        var boris = person("Asia/Tokyo");
        ask(boris, 2);
        round();
        assertThat(xp(anna)).isEqualTo(20);
        assertThat(number("select sum(progress)::bigint from challenge_progress where user_id = '"
                        + boris.id().value() + "'"))
                .as("2 of 3 and 2 of 8")
                .isEqualTo(4);
    }

    @Test
    void roundsAtOnceAndLooksAtOnceGiveEverythingOnce() { // MB-705
        var people = new ArrayList<User>();
        for (int i = 0; i < 10; i++) {
            people.add(person("Europe/Moscow"));
            ask(people.getLast(), 8);
        }
        var looks =
                Flux.fromIterable(people).flatMap(person -> transaction.transactional(challenges.today(person)), 10);
        Flux.merge(rounds.run(Instant.EPOCH), rounds.run(Instant.EPOCH), looks).blockLast();
        for (var person : people) {
            assertThat(xp(person)).isEqualTo(60);
            assertThat(today(person).streak().current()).isEqualTo(1);
        }
    }

    @Test
    void aRoundCostsAFewStatementsForManyPeople() {
        var people = Flux.range(0, 40)
                .map(i -> person("Europe/Moscow"))
                .collectList()
                .block();
        people.forEach(person -> ask(person, 1));
        round();
        people.forEach(person -> ask(person, 1));
        log.clear();
        round();
        assertThat(log.statements()).as("%s", log.statements()).hasSizeLessThanOrEqualTo(5);
    }

    @Test
    void experienceIsAnActivityOfAllBotsButThisOne() { // MB-701, MB-702
        earn(anna, "spin_bot", 70);
        earn(anna, "challenge_bot", 500);
        earn(anna, "quiz_bot", 20);
        var hard = item(today(anna), Slot.HARD);
        assertThat(hard.progress().value()).isEqualTo(90);
        transaction
                .transactional(experience.adjust(
                        new XpGrant(anna.id(), "platform", 900, "admin", "admin:" + UUID.randomUUID())))
                .block();
        assertThat(item(today(anna), Slot.HARD).progress().value())
                .as("given, not earned")
                .isEqualTo(90);
        earn(anna, "quiz_bot", 10);
        assertThat(item(today(anna), Slot.HARD).progress().isDone()).isTrue();
    }

    @Test
    void threeOfThreeAreACleanSweepOnce() { // MB-705
        ask(anna, 8);
        earn(anna, "spin_bot", 100);
        var day = today(anna);
        assertThat(day.items()).allMatch(item -> item.progress().isDone());
        assertThat(xp(anna)).isEqualTo(100 + 20 + 40 + 80 + 50);
        assertThat(keys(anna)).contains("sweep:" + date(0) + ":" + anna.id().value());
        round();
        assertThat(xp(anna)).isEqualTo(290);
    }

    @Test
    void rewardsMilestonesOncePerRunAndNamesTheRun() { // MB-707, MB-206
        for (int i = 0; i < 7; i++) {
            doDay(anna, i);
        }
        var streak = challenges.streak(anna.id()).block();
        assertThat(streak).isEqualTo(new Streak(7, 7, date(0), date(6), 1, 0));
        assertThat(keys(anna))
                .contains(
                        "streak:" + date(0) + ":3:" + anna.id().value(),
                        "streak:" + date(0) + ":7:" + anna.id().value());
        assertThat(badges(anna)).contains("streak_7");
        doDay(anna, 8); // the freeze covers the eighth day
        assertThat(challenges.streak(anna.id()).block()).isEqualTo(new Streak(8, 8, date(0), date(8), 0, 1));
        assertThat(challenges.history(anna, date(5), date(9)).block())
                .extracting(day -> day.isCompleted() ? "x" : day.frozen() ? "*" : ".")
                .containsExactly("x", "x", "*", "x", ".");
        for (int i = 12; i < 15; i++) {
            doDay(anna, i);
        }
        assertThat(keys(anna)).contains("streak:" + date(12) + ":3:" + anna.id().value());
    }

    @Test
    void keepsTheDatesOfWhatWasDoneWhenTheZoneChanges() { // MB-711
        ask(anna, 3);
        today(anna);
        users.change(anna.id(), new ProfileChange(Map.of("timezone", "Pacific/Kiritimati")))
                .block(); // the next day there
        var moved = users.findById(anna.id()).block();
        offer(date(1));
        assertThat(today(moved).date()).isEqualTo(date(1));
        assertThat(item(today(moved), Slot.EASY).progress().value()).isZero();
        ask(moved, 3);
        assertThat(today(moved).streak().current()).isEqualTo(2);
        run("update users set timezone = 'Pacific/Pago_Pago' where id = '"
                + anna.id().value() + "'"); // the day before there
        var back = users.findById(anna.id()).block();
        offer(date(-1));
        ask(back, 3);
        var day = today(back);
        assertThat(item(day, Slot.EASY).progress().isDone()).isTrue();
        assertThat(day.streak().current())
                .as("an earlier date changes no streak")
                .isEqualTo(2);
    }

    @Test
    void checksInOnceADate() { // MB-709
        clock.advance(Duration.ofDays(1));
        offer(date(1), "easy", "count", "checkin", 1);
        var id = item(today(anna), Slot.EASY).challenge().id();
        assertThat(checkIn(anna, id, "x".repeat(500))).isInstanceOf(CheckedIn.Done.class);
        assertThat(checkIn(anna, id, "")).isInstanceOf(CheckedIn.Before.class);
        assertThat(checkIn(anna, new ChallengeId(UUID.randomUUID()), "")).isInstanceOf(CheckedIn.Unknown.class);
        var notByButton = daily.of(List.of(date(0))).block().getFirst();
        assertThat(checkIn(anna, notByButton.id(), "")).isInstanceOf(CheckedIn.NotByButton.class);
        clock.advance(Duration.ofDays(1));
        assertThat(checkIn(anna, id, "")).isInstanceOf(CheckedIn.NotToday.class);
        assertThat(text("select data ->> 'note' from activity_events where kind = 'checkin' and user_id = '"
                        + anna.id().value() + "'"))
                .hasSize(500);
    }

    @Test
    void twoPressesAtOnceCheckInOnce() { // MB-709
        clock.advance(Duration.ofDays(1));
        offer(date(1), "easy", "count", "checkin", 1);
        var id = item(today(anna), Slot.EASY).challenge().id();
        var outcomes = Flux.range(0, 6)
                .flatMap(i -> transaction.transactional(challenges.checkIn(anna, id, "note " + i)), 6)
                .collectList()
                .block();
        assertThat(outcomes).filteredOn(CheckedIn.Done.class::isInstance).hasSize(1);
        assertThat(xp(anna)).isEqualTo(20);
    }

    @Test
    void allThreeBotsMakeAnAllRounder() { // MB-221
        clock.advance(Duration.ofDays(1));
        offer(date(1), "hard", "distinct_bots", "", 3);
        ask(anna, 1);
        record(anna, "quiz_bot", "quiz.correct_answer");
        assertThat(item(today(anna), Slot.HARD).progress().value()).isEqualTo(2);
        record(anna, "challenge_bot", "checkin");
        today(anna);
        assertThat(badges(anna)).contains("all_rounder", "challenge_first");
    }

    @Test
    void listsLivingStreaksLongestFirst() { // multi-bot section 6
        run("update users set hide_from_leaderboard = true");
        var boris = person("Europe/Moscow");
        var hidden = person("Europe/Moscow");
        run("update users set hide_from_leaderboard = true where id = '"
                + hidden.id().value() + "'");
        var vera = person("Europe/Moscow");
        for (int i = 0; i < 2; i++) {
            doDay(boris, i);
            doDay(hidden, i);
        }
        doDay(vera, 1);
        var board = challenges.board(vera, 10).block();
        assertThat(board.lines()).extracting(StreakLine::userId).containsExactly(boris.id(), vera.id());
        assertThat(board.lines()).extracting(StreakLine::position).containsExactly(1L, 2L);
        assertThat(board.ownDays()).isEqualTo(1);
        assertThat(board.ahead()).isEqualTo(1);
        clock.advance(Duration.ofDays(3));
        assertThat(challenges.board(vera, 10).block().lines()).isEmpty();
    }

    @Test
    void warnsInTheEveningAndMournsTheNextMorning() { // multi-bot section 8
        doDay(anna, 0);
        var tokyo = person("Asia/Tokyo");
        doDay(tokyo, 0);
        clock.set(at(1, "15:59"));
        assertThat(notices(anna)).isEmpty();
        clock.set(at(1, "16:00")); // 19:00 in Moscow
        assertThat(notices(anna)).containsExactly(StreakNotice.Kind.DANGER);
        assertThat(notices(tokyo)).isEmpty();
        clock.set(at(2, "06:00")); // 09:00
        assertThat(notices(anna)).containsExactly(StreakNotice.Kind.LOST);
        clock.set(at(3, "06:00"));
        assertThat(notices(anna)).isEmpty();
        doDay(tokyo, 3);
        clock.set(at(3, "10:10")); // 19:10 in Tokyo, and today is done
        assertThat(notices(tokyo)).isEmpty();
    }

    @Test
    void somebodyErasedMeanwhileHoldsNobodyUp() { // MB-921
        var challenge = daily.of(List.of(date(0))).block().getFirst();
        var gone = person("Europe/Moscow");
        transaction.transactional(users.erase(gone.id(), null)).block();
        progress.raise(Map.of(
                        new ProgressRows.Key(gone.id(), challenge.id()), new Progress(1, List.of(), null),
                        new ProgressRows.Key(anna.id(), challenge.id()), new Progress(2, List.of(), null)))
                .block();
        assertThat(item(today(anna), Slot.EASY).progress().value()).isEqualTo(2);
    }

    /** Every day of these tests has the same list: 3 and 8 questions, 100 XP anywhere. */
    private void offer(LocalDate date) {
        offer(date, "easy", "count", "spin.question", 3);
        offer(date, "medium", "count", "spin.question", 8);
        offer(date, "hard", "sum", "xp.earned", 100);
    }

    private void offer(LocalDate date, String slot, String fn, String kind, int target) {
        OfferedChallenges.offer(database, date, slot, fn, kind, target, "Title");
    }

    private LocalDate date(int day) {
        return LocalDate.ofInstant(start, ZoneOffset.UTC).plusDays(day);
    }

    /** On a day of the test, by UTC. */
    private Instant at(int day, String time) {
        return date(day).atTime(LocalTime.parse(time)).toInstant(ZoneOffset.UTC);
    }

    private void doDay(User user, int day) {
        clock.set(start.plus(Duration.ofDays(day)));
        offer(LocalDate.ofInstant(clock.instant(), user.zone()));
        ask(user, 3);
        today(user);
    }

    private void ask(User user, int times) {
        for (int i = 0; i < times; i++) {
            record(user, "spin_bot", "spin.question");
        }
    }

    private void record(User user, String bot, String kind) {
        activities
                .record(user, List.of(new Activity(bot, kind, 1, Map.of(), "test:" + UUID.randomUUID())))
                .block();
    }

    private void earn(User user, String bot, int xp) {
        transaction
                .transactional(experience.add(new XpGrant(user.id(), bot, xp, "test", "test:" + UUID.randomUUID())))
                .block();
    }

    private void round() {
        rounds.run(Instant.EPOCH).block();
    }

    private Day today(User user) {
        return transaction.transactional(challenges.today(user)).block();
    }

    private CheckedIn checkIn(User user, ChallengeId id, String note) {
        return transaction.transactional(challenges.checkIn(user, id, note)).block();
    }

    private static Challenges.Item item(Day day, Slot slot) {
        return day.items().stream()
                .filter(item -> item.challenge().slot() == slot)
                .findFirst()
                .orElseThrow();
    }

    private List<String> codes(LocalDate date) {
        return daily.of(List.of(date)).block().stream()
                .map(challenge -> challenge.slot() + challenge.content().code())
                .toList();
    }

    private List<StreakNotice.Kind> notices(User user) {
        return watch.due()
                .filter(notice -> notice.user().equals(user.id()))
                .map(StreakNotice::kind)
                .collectList()
                .block();
    }

    private Imported importPack(String version, String... codes) {
        var templates = new ArrayList<String>();
        for (var code : codes) {
            templates.add("""
                    {"code":"pack-%s","title":{"en":"T"},"description":{"en":"D"},"target":1,"difficulty":"easy",
                     "metric":{"fn":"count","kind":"spin.question"}}""".formatted(code));
        }
        var json = """
                {"format":"krug-challenge-pack/1","code":"test-pack","version":"%s","title":{"en":"T"},"templates":[%s]}""".formatted(version, String.join(",", templates));
        return transaction
                .transactional(packs.importAndActivate(challengePacks, json.getBytes(UTF_8)))
                .block();
    }

    private User person(String zone) {
        var user = transaction
                .transactional(users.getOrCreate(TelegramProfile.of(nextTelegramId++, null, "Anna")))
                .map(Users.Contact::user)
                .block();
        run("update users set timezone = '" + zone + "' where id = '"
                + user.id().value() + "'");
        return users.findById(user.id()).block();
    }

    private long xp(User user) {
        return users.findById(user.id()).block().progress().totalXp();
    }

    private List<String> keys(User user) {
        return texts("select source_key from xp_events where bot_name = 'challenge_bot' and reason <> 'test'"
                + " and user_id = '" + user.id().value() + "' order by id");
    }

    private List<String> badges(User user) {
        return badges.of(user.id(), "challenge_bot")
                .map(UserBadge::type)
                .collectList()
                .block();
    }

    private List<String> notifications(User user) {
        return texts(
                "select type from notifications where user_id = '" + user.id().value() + "' order by id");
    }

    private List<String> texts(String sql) {
        return database.sql(sql)
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block();
    }

    private String text(String sql) {
        return texts(sql).getFirst();
    }

    private long number(String sql) {
        return database.sql(sql).map(row -> row.get(0, Long.class)).one().block();
    }

    private void run(String sql) {
        Mono.from(database.sql(sql).then()).block();
    }
}
