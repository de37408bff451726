package dev.krug.quiz;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.i18n.Language;
import dev.krug.kernel.Json;
import dev.krug.packs.Bilingual;
import dev.krug.quiz.Selection.Candidate;
import dev.krug.quiz.pack.Difficulty;
import dev.krug.quiz.pack.PackQuestion;
import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
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
    Mono<List<Candidate>> candidates(UserId user, Language language, GameSpec spec) { // MB-612
        var statement = database.sql("""
                        select q.id, met.at, coalesce(met.rank <= :recent, false) as recent
                        from quiz_questions q left join (
                            select question_id, max(answered_at) as at, min(rank) as rank from (
                                select a.question_id, a.answered_at,
                                    row_number() over (order by a.answered_at desc, a.id) as rank
                                from quiz_game_questions a join quiz_games g on g.id = a.game_id
                                where g.user_id = :user and a.answered_at is not null) answers
                            group by question_id) met on met.question_id = q.id
                        where q.status = 'active' and :language = any (q.languages)
                          and (cast(:category as text) is null or q.category_code = :category)
                          and (cast(:difficulty as text) is null or q.difficulty = :difficulty)
                        order by q.pack_code, q.question_key
                        """).bind("user", user.value()).bind("recent", RECENT_ANSWERS);
        return filtered(statement, language, spec)
                .map(row -> new Candidate(
                        get(row, "id", UUID.class), row.get("at", Instant.class), get(row, "recent", Boolean.class)))
                .all()
                .collectList();
    }

    /** All that can be asked in this language, whoever has met it, always in the same order. */
    Mono<List<UUID>> all(Language language, GameSpec spec) {
        var statement = database.sql("""
                        select q.id from quiz_questions q
                        where q.status = 'active' and :language = any (q.languages)
                          and (cast(:category as text) is null or q.category_code = :category)
                          and (cast(:difficulty as text) is null or q.difficulty = :difficulty)
                        order by q.pack_code, q.question_key
                        """);
        return filtered(statement, language, spec)
                .map(row -> get(row, "id", UUID.class))
                .all()
                .collectList();
    }

    private static GenericExecuteSpec filtered(GenericExecuteSpec statement, Language language, GameSpec spec) {
        var difficulty = spec.difficulty();
        var inCategory = bind(statement.bind("language", language.code()), "category", spec.category(), String.class);
        return bind(inCategory, "difficulty", difficulty == null ? null : difficulty.code(), String.class);
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

    /** What can be asked about in a language; most questions first. */
    Mono<List<CategoryCount>> categories(Language language) {
        return database.sql("""
                        select c.code, c.title, c.emoji, q.difficulty, count(*) as n
                        from quiz_categories c join quiz_questions q on q.category_code = c.code and q.status = 'active'
                        where c.active and :language = any (q.languages)
                        group by c.code, c.title, c.emoji, q.difficulty
                        order by sum(count(*)) over (partition by c.code) desc, c.code
                        """)
                .bind("language", language.code())
                .map(row -> new CategoryCount(
                        get(row, "code", String.class),
                        Json.read(get(row, "title", String.class), Bilingual.class)
                                .in(language),
                        get(row, "emoji", String.class),
                        Map.of(
                                Difficulty.valueOf(
                                        get(row, "difficulty", String.class).toUpperCase(Locale.ROOT)),
                                get(row, "n", Long.class))))
                .all()
                .collect(LinkedHashMap<String, CategoryCount>::new, QuestionBank::gather)
                .map(byCode -> List.copyOf(byCode.values()));
    }

    private static void gather(Map<String, CategoryCount> byCode, CategoryCount part) {
        byCode.merge(part.code(), part, (one, other) -> {
            var counts = new EnumMap<>(one.byDifficulty());
            counts.putAll(other.byDifficulty());
            return new CategoryCount(one.code(), one.title(), one.emoji(), counts);
        });
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
