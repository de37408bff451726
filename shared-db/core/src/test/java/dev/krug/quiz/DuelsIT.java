package dev.krug.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.badges.Badges;
import dev.krug.badges.UserBadge;
import dev.krug.i18n.Language;
import dev.krug.quiz.Duel.State;
import dev.krug.quiz.Duels.Challenged;
import dev.krug.quiz.Duels.Entered;
import dev.krug.quiz.Duels.Replied;
import dev.krug.sessions.BotSessions;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.users.User;
import dev.krug.users.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;

@StoreTest
@Import(Players.class)
class DuelsIT {

    @Autowired
    Players players;

    @Autowired
    Duels duels;

    @Autowired
    Quizzes quizzes;

    @Autowired
    Users users;

    @Autowired
    Badges badges;

    @Autowired
    BotSessions sessions;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    TestClock clock;

    private User anna;
    private User ben;

    @BeforeEach
    void register() {
        clock.set(Instant.parse("2026-11-21T10:30:00Z"));
        anna = players.person("ru");
        ben = players.person("en");
    }

    @Test
    void bothPlayTheSameInTheSameOrder() { // MB-622
        var code = accepted();
        var annas = enter(anna, code);
        var bens = enter(ben, code);
        for (int position = 1; position <= 7; position++) {
            assertThat(bens.question()).isEqualTo(annas.question()).isNotEqualTo(null);
            assertThat(annas.question().repeated()).isFalse();
            if (position < 7) {
                players.answer(anna, annas, true);
                players.answer(ben, bens, true);
                annas = players.next(anna, annas);
                bens = players.next(ben, bens);
            }
        }
    }

    @Test
    void theBetterOneWins() { // MB-623, MB-624
        var code = accepted();
        assertThat(settle()).extracting(DuelNotice::kind).containsExactly(DuelNotice.Kind.ACCEPTED);
        play(anna, code, card -> true);
        var meanwhile = duel(code);
        assertThat(meanwhile.isDecided()).isFalse();
        assertThat(meanwhile.winner()).isNull();
        assertThat(settle()).extracting(DuelNotice::kind).contains(DuelNotice.Kind.OPPONENT_DONE);
        play(ben, code, card -> card.position() > 3);
        assertThat(duel(code).isDecided())
                .as("known before anything has come of it")
                .isTrue();
        assertThat(duel(code).isWonBy(anna.id())).contains(true);
        assertThat(xp(anna)).isZero();

        var notices = settle();

        assertThat(notices).extracting(DuelNotice::kind).containsOnly(DuelNotice.Kind.RESULT);
        var duel = duel(code);
        assertThat(duel.state()).isEqualTo(State.FINISHED);
        assertThat(duel.rated()).isTrue();
        assertThat(duel.sideOf(anna.id()).orElseThrow().effect()).isEqualTo(new Duel.Effect(30, 1000, 1016));
        assertThat(duel.sideOf(ben.id()).orElseThrow().effect()).isEqualTo(new Duel.Effect(10, 1000, 984));
        assertThat(xp(anna)).isEqualTo(30);
        assertThat(xp(ben)).isEqualTo(10);
        assertThat(rating(anna)).isEqualTo(1016);
        assertThat(rating(ben)).isEqualTo(984);
        assertThat(quizzes.stats(anna).block().duels()).isEqualTo(new QuizStats.Duels(1, 1, 0, 0));
        assertThat(quizzes.stats(ben).block().duels()).isEqualTo(new QuizStats.Duels(1, 0, 1, 0));
        assertThat(texts("select source_key from xp_events where user_id = :user", anna))
                .containsExactly("duel:" + duel.id().value() + ":" + anna.id().value());
        assertThat(texts("select kind from activity_events where user_id = :user", anna))
                .contains("quiz.duel_won");
        assertThat(texts("select type from notifications where user_id = :user order by id", anna))
                .contains("duel_accepted", "duel_won");
        assertThat(texts("select type from notifications where user_id = :user order by id", ben))
                .contains("duel_opponent_done", "duel_lost");
    }

    @Test
    void settlesOnceHoweverManySettle() { // property 11
        var code = accepted();
        play(anna, code, card -> true);
        play(ben, code, card -> false);
        var id = duel(code).id();

        var notices = Flux.range(0, 8)
                .flatMap(i -> transaction.transactional(duels.settle(id)), 8)
                .collectList()
                .block();

        assertThat(notices).filteredOn(told -> !told.isEmpty()).hasSize(1);
        assertThat(xp(anna)).isEqualTo(30);
        assertThat(quizzes.stats(ben).block().duels().lost()).isEqualTo(1);
        assertThat(settle()).isEmpty();
    }

    @Test
    void equalPlayIsADraw() { // MB-623
        var code = accepted();
        var annas = enter(anna, code);
        var bens = enter(ben, code);
        for (int position = 1; position <= 7; position++) {
            clock.advance(Duration.ofSeconds(3));
            players.answer(anna, annas, true);
            players.answer(ben, bens, true);
            if (position < 7) {
                annas = players.next(anna, annas);
                bens = players.next(ben, bens);
            }
        }
        settle();
        assertThat(duel(code).winner()).isEqualTo(Duel.Winner.DRAW);
        assertThat(xp(anna)).isEqualTo(20).isEqualTo(xp(ben));
        assertThat(rating(anna)).isEqualTo(1000);
        assertThat(quizzes.stats(anna).block().duels().drawn()).isEqualTo(1);
    }

    @Test
    void oneOfManyAccepts() { // MB-621
        var code = challenge(anna);
        var people =
                Flux.range(0, 8).map(i -> players.person("en")).collectList().block();

        var replies = Flux.fromIterable(people)
                .flatMap(person -> transaction.transactional(duels.accept(person, code)), 8)
                .collectList()
                .block();

        assertThat(replies).filteredOn(Replied.Done.class::isInstance).hasSize(1);
        assertThat(replies)
                .filteredOn(reply -> reply.equals(new Replied.Refused(DuelRefusal.TAKEN)))
                .hasSize(7);
    }

    @Test
    void refusesWithItsReason() { // MB-621
        var own = challenge(anna);
        assertThat(accept(anna, own)).isEqualTo(new Replied.Refused(DuelRefusal.OWN_DUEL));
        assertThat(decline(anna, own)).isEqualTo(new Replied.Refused(DuelRefusal.OWN_DUEL));
        assertThat(cancel(ben, own)).isEqualTo(new Replied.Refused(DuelRefusal.UNKNOWN));
        assertThat(accept(ben, "nobody")).isEqualTo(new Replied.Refused(DuelRefusal.UNKNOWN));
        assertThat(start(anna, own)).isEqualTo(new Entered.Refused(DuelRefusal.NOT_ACCEPTED));
        assertThat(start(ben, own)).isEqualTo(new Entered.Refused(DuelRefusal.UNKNOWN));
        assertThat(cancel(anna, own)).isInstanceOf(Replied.Done.class);
        assertThat(cancel(anna, own)).isInstanceOf(Replied.Done.class);
        assertThat(accept(ben, own)).isEqualTo(new Replied.Refused(DuelRefusal.CANCELLED));

        var declined = challenge(anna);
        assertThat(decline(ben, declined)).isInstanceOf(Replied.Done.class);
        assertThat(accept(ben, declined)).isEqualTo(new Replied.Refused(DuelRefusal.DECLINED));
        assertThat(settle()).extracting(DuelNotice::kind).containsExactly(DuelNotice.Kind.DECLINED);
        assertThat(settle()).isEmpty();

        var taken = challenge(anna);
        assertThat(accept(ben, taken)).isInstanceOf(Replied.Done.class);
        assertThat(accept(ben, taken)).as("once more").isInstanceOf(Replied.Done.class);
        assertThat(cancel(anna, taken)).isEqualTo(new Replied.Refused(DuelRefusal.TAKEN));
        assertThat(decline(players.person("en"), taken)).isEqualTo(new Replied.Refused(DuelRefusal.TAKEN));

        var late = challenge(anna);
        clock.advance(Duration.ofHours(24));
        assertThat(accept(ben, late)).isEqualTo(new Replied.Refused(DuelRefusal.EXPIRED));
        assertThat(settle()).extracting(DuelNotice::kind).contains(DuelNotice.Kind.EXPIRED);
        assertThat(duel(late).state()).isEqualTo(State.EXPIRED);
        assertThat(start(ben, taken)).isEqualTo(new Entered.Refused(DuelRefusal.EXPIRED));
    }

    @Test
    void acceptsUntilTheLastMoment() { // MB-621
        var code = challenge(anna);
        clock.advance(Duration.ofHours(24).minusMillis(1));
        assertThat(accept(ben, code)).isInstanceOf(Replied.Done.class);
    }

    @Test
    void whoDoesNotPlayInTimeLoses() { // MB-622
        var code = accepted();
        play(anna, code, card -> false);
        settle();
        clock.advance(Duration.ofHours(23));
        settle();
        assertThat(duel(code).state()).isEqualTo(State.ACCEPTED);
        clock.advance(Duration.ofHours(1));

        settle();

        var duel = duel(code);
        assertThat(duel.state()).isEqualTo(State.FINISHED);
        assertThat(duel.isWonBy(anna.id())).contains(true);
        assertThat(duel.rated()).isTrue();
        assertThat(xp(anna)).isEqualTo(30);
        assertThat(xp(ben)).isZero();
    }

    @Test
    void expiresWhenNobodyPlays() { // MB-622
        var code = accepted();
        clock.advance(Duration.ofHours(24));
        assertThat(settle())
                .filteredOn(notice -> notice.kind() == DuelNotice.Kind.EXPIRED)
                .hasSize(2);
        assertThat(duel(code).state()).isEqualTo(State.EXPIRED);
        assertThat(xp(anna)).isZero();
        assertThat(quizzes.stats(anna).block().duels().played()).isZero();
    }

    @Test
    void whoHasBegunInTimeMayFinish() { // MB-622
        var code = accepted();
        play(anna, code, card -> card.position() > 5);
        clock.advance(Duration.ofHours(23).plusMinutes(59));
        var card = enter(ben, code);
        clock.advance(Duration.ofMinutes(2));
        settle();
        assertThat(duel(code).state()).isEqualTo(State.ACCEPTED);
        players.playOn(ben, card, open -> open.position() > 1); // the first one is out of time
        settle();
        assertThat(duel(code).isWonBy(ben.id())).contains(true);
    }

    @Test
    void countsThreeOfAPairAndDay() { // MB-624
        for (int round = 1; round <= 4; round++) {
            var code = round % 2 == 0 ? accepted(ben, anna) : accepted();
            play(anna, code, card -> true);
            play(ben, code, card -> false);
            settle();
            assertThat(duel(code).rated()).as("round %d", round).isEqualTo(round <= 3);
        }
        assertThat(xp(anna)).isEqualTo(90);
        assertThat(xp(ben)).isEqualTo(30);
        assertThat(quizzes.stats(anna).block().duels().won()).isEqualTo(4);

        var stranger = accepted(players.person("en"), anna);
        play(anna, stranger, card -> true);
        play(duel(stranger).challenger().user(), stranger, card -> false);
        settle();
        assertThat(duel(stranger).rated()).as("with somebody else").isTrue();

        clock.advance(Duration.ofHours(14)); // midnight, UTC
        var next = accepted();
        play(anna, next, card -> true);
        play(ben, next, card -> false);
        settle();
        assertThat(duel(next).rated()).as("on the next day").isTrue();
    }

    @Test
    void aDuelIsPlayedOnceAndOnlyByTheTwo() { // MB-622
        var code = accepted();
        assertThat(start(players.person("en"), code)).isEqualTo(new Entered.Refused(DuelRefusal.UNKNOWN));
        enter(anna, code);
        assertThat(((Entered.Played) start(anna, code)).started()).isInstanceOf(Started.Busy.class);
        players.inTransaction(() -> quizzes.stop(anna));
        play(anna, code, card -> true);
        assertThat(start(anna, code)).isEqualTo(new Entered.Refused(DuelRefusal.PLAYED));
    }

    @Test
    void aBannedOpponentLosesWithoutRating() { // MB-627
        var code = accepted();
        play(anna, code, card -> true);
        settle();
        database.sql("update users set status = 'banned' where id = :id")
                .bind("id", ben.id().value())
                .then()
                .block();
        clock.advance(Duration.ofMinutes(5));

        settle();

        var duel = duel(code);
        assertThat(duel.isWonBy(anna.id())).contains(true);
        assertThat(duel.rated()).isFalse();
        assertThat(rating(anna)).isEqualTo(1000);
        assertThat(xp(anna)).isEqualTo(30);
        assertThat(quizzes.stats(anna).block().duels().won()).isEqualTo(1);
    }

    @Test
    void anErasedOpponentLosesAtOnceAndIsNamedNoMore() { // MB-627, MB-920
        var open = challenge(ben);
        var code = accepted();
        play(ben, code, card -> true);
        settle();

        players.inTransaction(() -> users.erase(ben.id(), null));
        settle();

        var duel = duel(code);
        assertThat(duel.state()).isEqualTo(State.FINISHED);
        assertThat(duel.isWonBy(anna.id())).contains(true);
        assertThat(duel.rated()).isFalse();
        assertThat(duel.opponent().user()).isNull();
        assertThat(duel(open).state()).isEqualTo(State.CANCELLED);
        assertThat(texts("select type from notifications where user_id = :user order by id", anna))
                .contains("duel_won");
    }

    @Test
    void tenWonDuelsMakeADuellist() { // MB-221
        var stats = Map.<String, Object>of("games", 9, "duels", Map.of("played", 9, "won", 9, "lost", 0, "drawn", 0));
        players.inTransaction(() -> sessions.getOrCreate(anna.id(), Quizzes.BOT)
                .then(sessions.save(anna.id(), Quizzes.BOT, null, stats, null)));
        var code = accepted();
        play(anna, code, card -> true);
        play(ben, code, card -> false);

        var notices = settle();

        assertThat(notices)
                .filteredOn(notice -> notice.to().id().equals(anna.id()))
                .singleElement()
                .satisfies(notice -> assertThat(notice.newBadges()).containsExactly(QuizBadge.QUIZ_DUELIST));
        assertThat(badges.of(anna.id(), null).map(UserBadge::type).collectList().block())
                .contains("quiz_duelist");
    }

    @Test
    void needsSevenQuestions() { // MB-621
        assertThat(players.<Challenged>inTransaction(() -> duels.challenge(anna, Language.RU, "nothing", 1)))
                .isEqualTo(new Challenged.NotEnough(0));
        var made = (Challenged.Made)
                players.<Challenged>inTransaction(() -> duels.challenge(anna, Language.RU, "spin", 1));
        assertThat(made.duel().category()).isEqualTo("spin");
    }

    private String challenge(User user) {
        var made = players.inTransaction(() -> duels.challenge(user, Language.EN, null, clock.millis()));
        return ((Challenged.Made) made).duel().code();
    }

    private String accepted() {
        return accepted(anna, ben);
    }

    private String accepted(User challenger, User opponent) {
        var code = challenge(challenger);
        assertThat(accept(opponent, code)).isInstanceOf(Replied.Done.class);
        return code;
    }

    private Replied accept(User user, String code) {
        return players.inTransaction(() -> duels.accept(user, code));
    }

    private Replied decline(User user, String code) {
        return players.inTransaction(() -> duels.decline(user, code));
    }

    private Replied cancel(User user, String code) {
        return players.inTransaction(() -> duels.cancel(user, code));
    }

    private Entered start(User user, String code) {
        return players.inTransaction(() -> duels.start(user, code, null));
    }

    private Card enter(User user, String code) {
        return ((Started.Begun) ((Entered.Played) start(user, code)).started()).card();
    }

    private void play(User user, String code, Predicate<Card> correctly) {
        players.playOn(user, enter(user, code), correctly);
    }

    private Duel duel(String code) {
        return duels.find(code).block();
    }

    private List<DuelNotice> settle() {
        var notices = new ArrayList<DuelNotice>();
        for (var id : duels.due(1000).collectList().block()) {
            notices.addAll(players.inTransaction(() -> duels.settle(id)));
        }
        return notices;
    }

    private int rating(User user) {
        return duels.rating(user).block();
    }

    private long xp(User user) {
        return users.findById(user.id()).block().progress().totalXp();
    }

    private List<String> texts(String sql, User user) {
        return database.sql(sql)
                .bind("user", user.id().value())
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block();
    }
}
