package dev.krug.quiz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.users.ProfileChange;
import dev.krug.users.User;
import dev.krug.users.Users;
import dev.krug.xp.Board.Period;
import dev.krug.xp.Leaderboards.Line;
import dev.krug.xp.Leaderboards.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;

@StoreTest
@Import(Players.class)
class QuizBoardsIT {

    private static final QuizBoard DAY = new QuizBoard.Score(Period.DAY);

    @Autowired
    Players players;

    @Autowired
    QuizBoards boards;

    @Autowired
    Users users;

    @Autowired
    DatabaseClient database;

    @Autowired
    TestClock clock;

    private User anna;
    private User ben;
    private User eva;

    @BeforeEach
    void register() {
        clock.set(Instant.parse("2027-01-05T10:00:00Z"));
        database.sql("delete from quiz_games").then().block();
        database.sql("delete from quiz_ratings").then().block();
        anna = players.person("en");
        ben = players.person("en");
        eva = players.person("en");
    }

    @Test
    void addsUpThePointsOfAPeriod() { // MB-625
        var first = players.play(anna, GameSpec.classic(5), true).tally().score();
        players.play(ben, GameSpec.classic(5), false);
        assertThat(lines(DAY)).extracting(Line::userId, Line::xp).containsExactly(tuple(anna, first));
        clock.advance(Duration.ofDays(1));
        var second = players.play(ben, GameSpec.classic(10), true).tally().score();

        assertThat(lines(DAY)).extracting(Line::userId, Line::xp).containsExactly(tuple(ben, second));
        for (var period : List.of(Period.WEEK, Period.ALL)) {
            assertThat(lines(new QuizBoard.Score(period)))
                    .extracting(Line::userId, Line::xp)
                    .containsExactlyInAnyOrder(tuple(anna, first), tuple(ben, second));
        }
        assertThat(place(ben, DAY)).isEqualTo(new Place(1, second, 1));
        assertThat(place(anna, DAY)).as("not on it").isNull();
        assertThat(boards.count(new QuizBoard.Score(Period.ALL)).block()).isEqualTo(2);
    }

    @Test
    void ranksWithinACategory() { // MB-625
        var score = players.play(anna, GameSpec.category("spin", null, 5), true)
                .tally()
                .score();
        players.play(ben, GameSpec.category("space", null, 10), true);
        assertThat(lines(new QuizBoard.Category("spin", Period.ALL)))
                .extracting(Line::userId, Line::xp)
                .containsExactly(tuple(anna, score));
        assertThat(lines(new QuizBoard.Category("nothing", Period.ALL))).isEmpty();
    }

    @Test
    void ranksDuellistsFromTheirFifthRatedDuel() { // MB-625
        rate(anna, 1100, 5);
        rate(ben, 1300, 4);
        rate(eva, 1200, 9);
        assertThat(lines(new QuizBoard.Rating()))
                .extracting(Line::userId, Line::xp)
                .containsExactly(tuple(eva, 1200), tuple(anna, 1100));
        assertThat(place(anna, new QuizBoard.Rating())).isEqualTo(new Place(2, 1100, 2));
        assertThat(place(ben, new QuizBoard.Rating())).isNull();
    }

    @Test
    void tellsEqualPointsOfTheDailyQuizApartByTime() { // MB-625
        var date = LocalDate.ofInstant(clock.instant(), anna.zone());
        var slow = daily(anna, Duration.ofSeconds(4));
        var quick = daily(ben, Duration.ofSeconds(3));
        assertThat(slow.tally().score())
                .as("speed counts in steps")
                .isLessThanOrEqualTo(quick.tally().score());
        database.sql("update quiz_games set score = 100 where daily_date is not null")
                .then()
                .block();
        daily(eva, Duration.ofSeconds(1));

        var lines = lines(new QuizBoard.Daily(date));
        assertThat(lines).extracting(Line::userId).containsExactly(eva.id(), ben.id(), anna.id());
        assertThat(lines).extracting(Line::position).containsExactly(1L, 2L, 3L);
        assertThat(lines).extracting(Line::xp).endsWith(100L, 100L);
        assertThat(place(anna, new QuizBoard.Daily(date))).isEqualTo(new Place(3, 100, 3));
        assertThat(lines(new QuizBoard.Daily(date.plusDays(1)))).isEmpty();
    }

    @Test
    void listsNeitherHiddenNorBannedPeople() { // MB-231
        for (var person : List.of(anna, ben, eva)) {
            players.play(person, GameSpec.classic(5), true);
        }
        players.inTransaction(() -> users.change(anna.id(), new ProfileChange(Map.of("hide_from_leaderboard", true))));
        database.sql("update users set status = 'banned' where id = :id")
                .bind("id", ben.id().value())
                .then()
                .block();
        assertThat(lines(DAY)).extracting(Line::userId).containsExactly(eva.id());
        assertThat(place(anna, DAY)).isNotNull();
        assertThat(place(ben, DAY)).isNull();
    }

    private QuizResult daily(User user, Duration pace) {
        var card = players.begin(user, GameSpec.daily());
        while (true) {
            clock.advance(pace);
            if (players.answer(user, card, true) instanceof Step.Finished(var verdict, var result)) {
                return result;
            }
            card = players.next(user, card);
        }
    }

    private void rate(User user, int rating, int duels) {
        database.sql("insert into quiz_ratings (user_id, rating, duels, wins) values (:user, :rating, :n, :n)")
                .bind("user", user.id().value())
                .bind("rating", rating)
                .bind("n", duels)
                .then()
                .block();
    }

    private List<Line> lines(QuizBoard board) {
        return boards.page(board, 50, 0).block();
    }

    private Place place(User user, QuizBoard board) {
        return boards.placeOf(user.id(), board).block();
    }

    private static Tuple tuple(User user, long points) {
        return Tuple.tuple(user.id(), points);
    }
}
