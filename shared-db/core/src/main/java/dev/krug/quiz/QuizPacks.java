package dev.krug.quiz;

import dev.krug.kernel.Json;
import dev.krug.packs.PackFormat;
import dev.krug.packs.PackKind;
import dev.krug.quiz.pack.PackQuestion;
import dev.krug.quiz.pack.PackReader;
import dev.krug.quiz.pack.QuizPack;
import java.time.Clock;
import java.util.List;
import java.util.function.Function;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes packs into the question bank. */
@Component
class QuizPacks implements PackKind<QuizPack> { // MB-602

    private final DatabaseClient database;
    private final QuizSettings settings;
    private final Clock clock;

    QuizPacks(DatabaseClient database, QuizSettings settings, Clock clock) {
        this.database = database;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "quiz";
    }

    @Override
    public String files() {
        return settings.packs();
    }

    @Override
    public PackFormat<QuizPack> format() {
        return PackReader.FORMAT;
    }

    @Override
    public Mono<Void> activate(QuizPack pack) {
        return storeCategories(pack.categories()).then(archiveMissing(pack)).then(storeQuestions(pack));
    }

    @Override
    public Mono<Void> retire(String code) {
        return database.sql("""
                        update quiz_questions set status = 'archived', updated_at = :now
                        where pack_code = :code and status <> 'archived'
                        """).bind("code", code).bind("now", clock.instant()).then();
    }

    private Mono<Void> storeCategories(List<QuizPack.Category> categories) {
        return database.sql("""
                        insert into quiz_categories (code, title, emoji)
                        select c.code, cast(c.title as jsonb), c.emoji from unnest(:codes, :titles, :emojis)
                            as c (code, title, emoji)
                        on conflict (code) do update set title = excluded.title, emoji = excluded.emoji, updated_at = :now
                        """)
                .bind("codes", strings(categories, QuizPack.Category::code))
                .bind("titles", strings(categories, category -> Json.write(category.title())))
                .bind("emojis", strings(categories, QuizPack.Category::emoji))
                .bind("now", clock.instant())
                .then();
    }

    private Mono<Void> archiveMissing(QuizPack pack) {
        return database.sql("""
                        update quiz_questions set status = 'archived', updated_at = :now
                        where pack_code = :code and status <> 'archived' and question_key <> all (:keys)
                        """)
                .bind("code", pack.code())
                .bind("keys", strings(pack.questions(), PackQuestion::id))
                .bind("now", clock.instant())
                .then();
    }

    private Mono<Void> storeQuestions(QuizPack pack) {
        var questions = pack.questions();
        return database.sql("""
                        insert into quiz_questions (pack_code, question_key, category_code, difficulty, type, body,
                            time_limit_sec, languages)
                        select :pack, q.key, q.category, q.difficulty, q.type, cast(q.body as jsonb), q.seconds,
                            string_to_array(q.languages, ',')
                        from unnest(:keys, :categories, :difficulties, :types, :bodies, :limits, :languages)
                            as q (key, category, difficulty, type, body, seconds, languages)
                        on conflict (pack_code, question_key) do update set category_code = excluded.category_code,
                            difficulty = excluded.difficulty, type = excluded.type, body = excluded.body,
                            time_limit_sec = excluded.time_limit_sec, languages = excluded.languages, updated_at = :now,
                            status = case quiz_questions.status when 'archived' then 'active' else quiz_questions.status end
                        """)
                .bind("pack", pack.code())
                .bind("keys", strings(questions, PackQuestion::id))
                .bind("categories", strings(questions, PackQuestion::category))
                .bind(
                        "difficulties",
                        strings(questions, question -> question.difficulty().code()))
                .bind("types", strings(questions, question -> question.type().code()))
                .bind("bodies", strings(questions, Json::write))
                .bind(
                        "limits",
                        questions.stream().map(PackQuestion::timeLimitSec).toArray(Integer[]::new))
                .bind("languages", strings(questions, question -> String.join(",", question.languages())))
                .bind("now", clock.instant())
                .then();
    }

    private static <T> String[] strings(List<T> items, Function<T, String> text) {
        return items.stream().map(text).toArray(String[]::new);
    }
}
