package dev.krug.quiz;

import dev.krug.users.UserId;
import dev.krug.xp.Leaderboards.Line;
import dev.krug.xp.Leaderboards.Place;
import dev.krug.xp.Ranking;
import dev.krug.xp.Rankings;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Who is best at the quiz. Lines hold points, or the rating, where other boards hold experience. */
@Service
public class QuizBoards { // MB-625

    /** More milliseconds than a daily quiz can take. */
    private static final long PER_POINT = 10_000_000;

    private static final String SCORE = """
            (select g.user_id, sum(g.score) as xp, max(g.finished_at) as reached_at from quiz_games g
              where g.status = 'finished' and g.finished_at >= :since
              group by g.user_id having sum(g.score) > 0)
            """;
    private static final String CATEGORY = """
            (select g.user_id, sum(q.points) as xp, max(g.finished_at) as reached_at
              from quiz_games g join quiz_game_questions q on q.game_id = g.id
                join quiz_questions b on b.id = q.question_id
              where g.status = 'finished' and g.finished_at >= :since and b.category_code = :category
              group by g.user_id having sum(q.points) > 0)
            """;
    private static final String RATING =
            "(select r.user_id, r.rating as xp, r.updated_at as reached_at from quiz_ratings r where r.duels >= 5)";
    // One number for both, so that equal points are told apart by time.
    private static final String DAILY = """
            (select g.user_id, g.finished_at as reached_at,
                g.score * :perPoint + :perPoint - 1 - (
                  select sum(coalesce(q.elapsed_ms, cast(q.snapshot->>'limitSec' as int) * 1000))
                  from quiz_game_questions q where q.game_id = g.id) as xp
              from quiz_games g where g.status = 'finished' and g.daily_date = :date)
            """;

    private final Rankings rankings;
    private final Clock clock;

    QuizBoards(Rankings rankings, Clock clock) {
        this.rankings = rankings;
        this.clock = clock;
    }

    /** A page, best first. */
    public Mono<List<Line>> page(QuizBoard board, int limit, long offset) {
        return rankings.page(ranking(board), limit, offset)
                .map(lines -> lines.stream()
                        .map(line -> new Line(
                                line.position(), line.userId(), line.name(), line.level(), points(board, line.xp())))
                        .toList());
    }

    public Mono<Long> count(QuizBoard board) {
        return rankings.count(ranking(board));
    }

    /** Empty for those who are not on it; hidden people see their own place. */
    public Mono<Place> placeOf(UserId user, QuizBoard board) {
        return rankings.placeOf(user, ranking(board))
                .map(place -> new Place(place.position(), points(board, place.xp()), place.total()));
    }

    private Ranking ranking(QuizBoard board) {
        return switch (board) {
            case QuizBoard.Score(var period) ->
                new Ranking(SCORE, statement -> statement.bind("since", period.startAt(clock.instant())));
            case QuizBoard.Category(var code, var period) ->
                new Ranking(
                        CATEGORY,
                        statement -> statement
                                .bind("since", period.startAt(clock.instant()))
                                .bind("category", code));
            case QuizBoard.Rating() -> new Ranking(RATING, statement -> statement);
            case QuizBoard.Daily(var date) ->
                new Ranking(DAILY, statement -> statement.bind("date", date).bind("perPoint", PER_POINT));
        };
    }

    private static long points(QuizBoard board, long ranked) {
        return board instanceof QuizBoard.Daily ? ranked / PER_POINT : ranked;
    }
}
