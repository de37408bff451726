package dev.krug.quiz;

import static dev.krug.kernel.Rows.get;

import dev.krug.i18n.Language;
import dev.krug.kernel.Json;
import dev.krug.packs.Bilingual;
import dev.krug.quiz.Selection.Candidate;
import dev.krug.quiz.pack.PackQuestion;
import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The active questions of all packs. */
@Repository
class QuestionBank {

    private static final int RECENT_ANSWERS = 100;

    private final DatabaseClient database;

    QuestionBank(DatabaseClient database) {
        this.database = database;
    }

    /** What this user can be asked in this language, always in the same order. */
    Mono<List<Candidate>> candidates(UserId user, Language language) { // MB-612
        return database.sql("""
                        select q.id, met.at, coalesce(met.rank <= :recent, false) as recent
                        from quiz_questions q left join (
                            select question_id, max(answered_at) as at, min(rank) as rank from (
                                select a.question_id, a.answered_at,
                                    row_number() over (order by a.answered_at desc, a.id) as rank
                                from quiz_game_questions a join quiz_games g on g.id = a.game_id
                                where g.user_id = :user and a.answered_at is not null) answers
                            group by question_id) met on met.question_id = q.id
                        where q.status = 'active' and :language = any (q.languages)
                        order by q.pack_code, q.question_key
                        """)
                .bind("user", user.value())
                .bind("language", language.code())
                .bind("recent", RECENT_ANSWERS)
                .map(row -> new Candidate(
                        get(row, "id", UUID.class), row.get("at", Instant.class), get(row, "recent", Boolean.class)))
                .all()
                .collectList();
    }

    /** The questions as this user will be asked them, in the order of the ids. */
    Mono<List<Question>> ask(UserId user, Language language, List<UUID> ids, long seed) {
        return database.sql("""
                        select q.id, q.body, c.title, c.emoji, exists (
                            select from quiz_game_questions a join quiz_games g on g.id = a.game_id
                            where g.user_id = :user and a.question_id = q.id and a.outcome = 'correct') as repeated
                        from quiz_questions q join quiz_categories c on c.code = q.category_code
                        where q.id = any (:ids)
                        """)
                .bind("user", user.value())
                .bind("ids", ids.toArray(UUID[]::new))
                .map(Row::of)
                .all()
                .collectList()
                .map(rows -> {
                    var byId = new HashMap<UUID, Row>();
                    rows.forEach(row -> byId.put(row.id(), row));
                    return IntStream.range(0, ids.size())
                            .mapToObj(
                                    i -> question(Objects.requireNonNull(byId.get(ids.get(i))), language, seed, i + 1))
                            .toList();
                });
    }

    /** What can be asked about in a language, with the number of questions. */
    Flux<Quizzes.CategoryCount> categories(Language language) {
        return database.sql("""
                        select c.title, c.emoji, count(*) as n
                        from quiz_categories c join quiz_questions q on q.category_code = c.code and q.status = 'active'
                        where c.active and :language = any (q.languages)
                        group by c.code, c.title, c.emoji order by n desc, c.code
                        """)
                .bind("language", language.code())
                .map(row -> new Quizzes.CategoryCount(
                        Json.read(get(row, "title", String.class), Bilingual.class)
                                .in(language),
                        get(row, "emoji", String.class),
                        get(row, "n", Long.class)))
                .all();
    }

    private static Question question(Row row, Language language, long seed, int position) {
        var body = row.body();
        var options = body.options().stream()
                .map(option -> new Question.Option(option.id(), option.text().in(language)))
                .toList();
        return new Question(
                body.category(),
                row.categoryTitle().in(language),
                row.emoji(),
                body.difficulty(),
                body.type(),
                body.text().in(language),
                body.shuffleOptions() ? Selection.shuffled(options, seed, position) : options,
                body.answers().getOrDefault(language.code(), body.correct()),
                body.explanation() == null ? "" : body.explanation().in(language),
                body.timeLimitSec(),
                body.image(),
                row.repeated());
    }

    private record Row(UUID id, PackQuestion body, Bilingual categoryTitle, String emoji, boolean repeated) {

        static Row of(Readable row) {
            return new Row(
                    get(row, "id", UUID.class),
                    Json.read(get(row, "body", String.class), PackQuestion.class),
                    Json.read(get(row, "title", String.class), Bilingual.class),
                    get(row, "emoji", String.class),
                    get(row, "repeated", Boolean.class));
        }
    }
}
