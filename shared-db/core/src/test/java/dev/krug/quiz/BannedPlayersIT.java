package dev.krug.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.access.Access;
import dev.krug.i18n.Language;
import dev.krug.quiz.Duels.Challenged;
import dev.krug.quiz.Duels.Entered;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.users.User;
import dev.krug.users.UserRegister;
import dev.krug.users.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

@StoreTest
@Import(Players.class)
class BannedPlayersIT { // MB-810, MB-627

    @Autowired
    Players players;

    @Autowired
    Quizzes quizzes;

    @Autowired
    Duels duels;

    @Autowired
    UserRegister register;

    @Autowired
    Users users;

    @Autowired
    Access access;

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
    void aGameWithoutAnswersIsAbortedAndCostsNothing() { // MB-617
        players.begin(anna, GameSpec.classic(5));
        assertThat(quota(anna)).isEqualTo(4);
        ban(anna);
        assertThat(statuses(anna)).containsExactly("aborted");
        assertThat(quota(anna)).isEqualTo(5);
    }

    @Test
    void aGameWithAnswersCountsWithThem() { // MB-617
        var card = players.begin(anna, GameSpec.classic(5));
        players.answer(anna, card, true);
        ban(anna);
        assertThat(statuses(anna)).containsExactly("finished");
        assertThat(quizzes.stats(anna).block().games()).isEqualTo(1);
    }

    @Test
    void nobodyStartsAnythingWhileBannedAndEverythingAfterwards() {
        ban(anna);
        for (var spec : List.of(GameSpec.classic(5), GameSpec.daily())) {
            assertThat(players.start(anna, spec)).isInstanceOf(Started.NoAccess.class);
        }
        assertThat(statuses(anna)).isEmpty();
        players.inTransaction(() -> register.unban(anna.id()));
        players.begin(anna, GameSpec.classic(5));

        players.inTransaction(() -> register.ban(ben.id(), clock.instant().plus(Duration.ofHours(1)), "Spam"));
        assertThat(players.start(ben, GameSpec.daily())).isInstanceOf(Started.NoAccess.class);
        clock.advance(Duration.ofHours(1));
        players.begin(ben, GameSpec.daily());
    }

    @Test
    void anOpenChallengeIsOffAndAnAcceptedDuelIsLostUnrated() {
        var open = challenge(anna);
        var played = challenge(anna);
        players.inTransaction(() -> duels.accept(ben, played));
        players.playOn(ben, enter(ben, played), true);
        var card = enter(anna, played);
        players.answer(anna, card, true);
        settle();

        ban(anna);
        assertThat(statuses(anna)).containsExactly("aborted");
        assertThat(duels.find(open).block().state()).isEqualTo(Duel.State.CANCELLED);
        settle();

        var duel = duels.find(played).block();
        assertThat(duel.state()).isEqualTo(Duel.State.FINISHED);
        assertThat(duel.winner()).isEqualTo(Duel.Winner.OPPONENT);
        assertThat(duel.rated()).isFalse();
        assertThat(duels.rating(ben).block()).isEqualTo(1000);
        assertThat(duels.rating(anna).block()).isEqualTo(1000);
    }

    @RepeatedTest(10)
    void aBanAndAnAnswerAtOnceLeaveOneEndAndNoRunningGame() {
        var card = players.begin(anna, GameSpec.classic(5));
        for (int i = 1; i < 5; i++) {
            players.answer(anna, card, true);
            card = players.next(anna, card);
        }
        var last = card;
        Mono.zip(
                        apart(Mono.defer(() -> quizzes.answer(
                                anna, clock.instant(), last.game(), last.position(), Players.rightAnswer(last)))),
                        apart(Mono.defer(() -> register.ban(anna.id(), null, "Spam in duels"))))
                .block();
        assertThat(statuses(anna)).containsExactly("finished");
        assertThat(quizzes.stats(anna).block().games()).isEqualTo(1);
        assertThat(users.findById(anna.id()).block().status()).isEqualTo(User.Status.BANNED);
        assertThat(xpEvents(anna)).isLessThanOrEqualTo(1);
    }

    @RepeatedTest(10)
    void aBanAndAStartAtOnceLeaveNoRunningGame() {
        Mono.zip(
                        apart(Mono.defer(() -> quizzes.start(anna, GameSpec.daily(), 7, null))),
                        apart(Mono.defer(() -> register.ban(anna.id(), null, "Spam in duels"))))
                .block();
        assertThat(statuses(anna)).doesNotContain("active");
    }

    private <T> Mono<T> apart(Mono<T> action) {
        return transaction.transactional(action).subscribeOn(Schedulers.boundedElastic());
    }

    private void ban(User user) {
        players.inTransaction(() -> register.ban(user.id(), null, "Spam in duels"));
    }

    private String challenge(User user) {
        var made = players.inTransaction(() -> duels.challenge(user, Language.EN, null, 7));
        return ((Challenged.Made) made).duel().code();
    }

    private Card enter(User user, String code) {
        var entered = players.inTransaction(() -> duels.start(user, code, null));
        return ((Started.Begun) ((Entered.Played) entered).started()).card();
    }

    private List<DuelNotice> settle() {
        var notices = new ArrayList<DuelNotice>();
        for (var id : duels.due(1000).collectList().block()) {
            notices.addAll(players.inTransaction(() -> duels.settle(id)));
        }
        return notices;
    }

    private Integer quota(User user) {
        return access.check(user, Quizzes.BOT).block().quotaLeft();
    }

    private long xpEvents(User user) {
        return database.sql("select count(*) as n from xp_events where user_id = :user and source_key like 'quiz:%'")
                .bind("user", user.id().value())
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }

    private List<String> statuses(User user) {
        return database.sql("select status from quiz_games where user_id = :user order by started_at")
                .bind("user", user.id().value())
                .map(row -> row.get("status", String.class))
                .all()
                .collectList()
                .block();
    }
}
