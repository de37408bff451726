package dev.krug.quiz;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.audit.Audit;
import dev.krug.kernel.Json;
import dev.krug.quiz.pack.PackQuestion;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * All questions of all packs, for those who look after them. Their content is that of the packs; by hand it is only
 * decided whether they are asked. Runs in the caller's transaction.
 */
@Service
public class QuestionCatalogue {

    private static final String COLUMNS = """
            select q.id, q.pack_code, q.body, q.status, q.times_shown, q.times_correct,
              cast((select count(*) from quiz_reports r where r.question_id = q.id and r.state = 'open') as int) as reports
            """;
    private static final String MATCHING = """
             from quiz_questions q
            where q.pack_code = coalesce(:pack, q.pack_code) and q.category_code = coalesce(:category, q.category_code)
              and q.difficulty = coalesce(:difficulty, q.difficulty) and q.status = coalesce(:status, q.status)
              and (cast(:text as text) is null or position(:text in lower(cast(q.body -> 'text' as text))) > 0)
              and (cast(:reported as boolean) is null or :reported = exists (
                select from quiz_reports r where r.question_id = q.id and r.state = 'open'))
            """;

    private final DatabaseClient database;
    private final Audit audit;
    private final Clock clock;

    QuestionCatalogue(DatabaseClient database, Audit audit, Clock clock) {
        this.database = database;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of moving a question. */
    public sealed interface Moved {

        record Done(StoredQuestion question) implements Moved {}

        /** It is there already, or is archived and comes back with its pack only. */
        record WrongState(StoredQuestion question) implements Moved {}

        record Unknown() implements Moved {}
    }

    /** In the order of packs and keys. */
    public Flux<StoredQuestion> page(QuestionFilter filter, int limit, long offset) {
        return filtered(
                        COLUMNS + MATCHING + " order by q.pack_code, q.question_key limit :limit offset :offset",
                        filter)
                .bind("limit", limit)
                .bind("offset", offset)
                .map(QuestionCatalogue::read)
                .all();
    }

    public Mono<Long> count(QuestionFilter filter) {
        return filtered("select count(*) as n" + MATCHING, filter)
                .map(row -> get(row, "n", Long.class))
                .one();
    }

    public Mono<StoredQuestion> find(QuestionId id) {
        return database.sql(COLUMNS + " from quiz_questions q where q.id = :id")
                .bind("id", id.value())
                .map(QuestionCatalogue::read)
                .one();
    }

    /**
     * Takes a question out, lets it be asked again, or puts it away for good. Its reports stay as they are.
     *
     * @param reason for the audit log
     */
    public Mono<Moved> move(QuestionId id, QuestionStatus to, @Nullable String reason) { // MB-626
        return find(id).flatMap(seen -> seen.status().canBecome(to)
                        ? write(seen, to, reason).defaultIfEmpty(new Moved.WrongState(seen))
                        : Mono.just(new Moved.WrongState(seen)))
                .defaultIfEmpty(new Moved.Unknown());
    }

    private Mono<Moved> write(StoredQuestion seen, QuestionStatus to, @Nullable String reason) {
        return database.sql("""
                        update quiz_questions set status = :to, updated_at = :now where id = :id and status = :from
                        returning id
                        """)
                .bind("id", seen.id().value())
                .bind("from", seen.status().code())
                .bind("to", to.code())
                .bind("now", clock.instant())
                .map(row -> get(row, "id", UUID.class))
                .one()
                .delayUntil(moved -> audit.acted(
                        "quiz_question.status",
                        "quiz_questions",
                        moved,
                        Map.of("status", seen.status().code()),
                        Map.of("status", to.code()),
                        reason))
                .flatMap(moved -> find(seen.id()))
                .map(Moved.Done::new);
    }

    private GenericExecuteSpec filtered(String sql, QuestionFilter filter) {
        var difficulty = filter.difficulty();
        var status = filter.status();
        var text = filter.text();
        var statement = bind(database.sql(sql), "pack", filter.pack(), String.class);
        statement = bind(statement, "category", filter.category(), String.class);
        statement = bind(statement, "difficulty", difficulty == null ? null : difficulty.code(), String.class);
        statement = bind(statement, "status", status == null ? null : status.code(), String.class);
        statement = bind(statement, "text", text == null ? null : text.toLowerCase(Locale.ROOT), String.class);
        return bind(statement, "reported", filter.reported(), Boolean.class);
    }

    private static StoredQuestion read(Readable row) {
        return new StoredQuestion(
                new QuestionId(get(row, "id", UUID.class)),
                get(row, "pack_code", String.class),
                Json.read(get(row, "body", String.class), PackQuestion.class),
                QuestionStatus.find(get(row, "status", String.class)).orElseThrow(),
                get(row, "times_shown", Long.class),
                get(row, "times_correct", Long.class),
                get(row, "reports", Integer.class));
    }
}
