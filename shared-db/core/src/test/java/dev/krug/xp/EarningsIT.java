package dev.krug.xp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.StatementLog;
import dev.krug.testing.StoreTest;
import dev.krug.users.TelegramProfile;
import dev.krug.users.User;
import dev.krug.users.Users;
import dev.krug.xp.Activities.Activity;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a game brings comes in one statement, once, and is what the parts would have brought. */
@StoreTest
@Import(StatementLog.class)
class EarningsIT { // MB-201, MB-205, MB-208, MB-232, MB-619

    private static long next = 5_900_000_000L;

    @Autowired
    Earnings earnings;

    @Autowired
    Leaderboards leaderboards;

    @Autowired
    Users users;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    StatementLog log;

    private String bot;
    private User anna;

    @BeforeEach
    void register() {
        bot = "earning_bot_" + next;
        anna = person();
    }

    @Test
    void givesExperienceActivityAndPlaceInOneStatement() {
        earn(anna, 0, "warm"); // the scale is read now and then
        log.clear();
        var earned = earn(anna, 40, "one");
        assertThat(log.statements()).hasSize(1);
        assertThat(earned.change()).isEqualTo(new XpChange(false, 1, 1, 40));
        assertThat(earned.place()).contains(new Leaderboards.Place(1, 40, 1));
        assertThat(number("select count(*) from activity_events where user_id = :id and kind = 'test.done'"))
                .isEqualTo(2);
    }

    @Test
    void theSameGameBringsNothingTwice() {
        var first = earn(anna, 140, "game");
        assertThat(first.change()).isEqualTo(new XpChange(true, 1, 2, 140));
        var again = earn(users.findById(anna.id()).block(), 140, "game");
        assertThat(again).isEqualTo(first);
        assertThat(number("select total_xp from users where id = :id")).isEqualTo(140);
        assertThat(number("select count(*) from notifications where user_id = :id"))
                .isEqualTo(1);
        assertThat(number("select count(*) from activity_events where user_id = :id"))
                .isEqualTo(1);
    }

    @Test
    void whoWasReadBeforeAnotherGainLosesNothing() {
        earn(anna, 30, "one");
        var earned = earn(anna, 50, "two"); // anna is as she was before
        assertThat(earned.change().totalXp()).isEqualTo(80);
        assertThat(number("select total_xp from users where id = :id")).isEqualTo(80);
    }

    @Test
    void manyAtOnceAddUp() {
        Flux.range(0, 12).flatMap(i -> earning(anna, 25, "game" + i), 12).then().block();
        assertThat(number("select total_xp from users where id = :id")).isEqualTo(300);
        assertThat(number("select count(*) from notifications where user_id = :id"))
                .as("levels 2, 3 and 4")
                .isEqualTo(3);
    }

    @Test
    void thePlaceIsTheOneOfTheBoard() {
        var others = List.of(person(), person(), person());
        earn(others.get(0), 10, "a");
        earn(others.get(1), 50, "b");
        earn(others.get(2), 90, "c");
        assertThat(earn(anna, 50, "d").place()).contains(new Leaderboards.Place(2, 50, 4));
        var board = new Board(Board.Period.ALL, bot);
        assertThat(leaderboards.placeOf(anna.id(), board).block()).isEqualTo(new Leaderboards.Place(2, 50, 4));
        var nothing = earn(person(), 0, "e").place();
        assertThat(nothing).contains(new Leaderboards.Place(5, 0, 5));
    }

    private User person() {
        var profile = TelegramProfile.of(next++, null, "Anna");
        return transaction.transactional(users.getOrCreate(profile)).block().user();
    }

    private Earnings.Earned earn(User user, int xp, String game) {
        return earning(user, xp, game).block();
    }

    private Mono<Earnings.Earned> earning(User user, int xp, String game) {
        var key = bot + ":" + user.id().value() + ":" + game;
        var activities = List.of(new Activity(bot, "test.done", 1, Map.of(), key));
        return transaction.transactional(
                Mono.defer(() -> earnings.earn(user, new XpGrant(user.id(), bot, xp, "test", key), activities)));
    }

    private long number(String sql) {
        return database.sql(sql)
                .bind("id", anna.id().value())
                .map(row -> row.get(0, Long.class))
                .one()
                .block();
    }
}
