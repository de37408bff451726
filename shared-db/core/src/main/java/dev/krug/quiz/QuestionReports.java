package dev.krug.quiz;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.audit.Audit;
import dev.krug.i18n.Language;
import dev.krug.kernel.Json;
import dev.krug.quiz.QuestionReport.State;
import dev.krug.quiz.pack.PackQuestion;
import dev.krug.telegram.Alert;
import dev.krug.telegram.Alerts;
import dev.krug.telegram.Bots;
import dev.krug.users.User;
import io.r2dbc.spi.Readable;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What players find wrong with questions, and what becomes of it. Runs in the caller's transaction. */
@Service
public class QuestionReports { // MB-626

    public static final int LONGEST_COMMENT = 500;

    /** So many open reports take a question out until somebody decides. */
    private static final int SUSPENDING = 5;

    private static final String REPORT = """
            select r.id, r.question_id, q.pack_code, q.question_key, q.body, q.status, r.reason, r.comment, r.state,
              r.created_at from quiz_reports r join quiz_questions q on q.id = r.question_id
            """;

    private final DatabaseClient database;
    private final Alerts alerts;
    private final Bots bots;
    private final Audit audit;
    private final Clock clock;

    QuestionReports(DatabaseClient database, Alerts alerts, Bots bots, Audit audit, Clock clock) {
        this.database = database;
        this.alerts = alerts;
        this.bots = bots;
        this.audit = audit;
        this.clock = clock;
    }

    /** What became of a report. */
    public sealed interface Reported {

        record Taken(QuestionReport report) implements Reported {}

        /** The same person has reported this question before. */
        record Repeated() implements Reported {}

        record UnknownQuestion() implements Reported {}
    }

    /** What became of a decision. */
    public enum Decided {
        DONE,
        /** It was decided before. */
        NOT_OPEN,
        UNKNOWN
    }

    /** What becomes of a question whose report is right. */
    public enum Remedy {
        ARCHIVED,
        /** It was put right, or is good enough. */
        ACTIVE
    }

    /**
     * Reports a question; the fifth open report suspends it, and admins are told.
     *
     * @param comment at most {@value #LONGEST_COMMENT} characters
     */
    public Mono<Reported> report(User user, QuestionId question, ReportReason reason, @Nullable String comment) {
        return lock(question)
                .flatMap(known -> insert(user, question, reason, comment)
                        .delayUntil(id -> suspend(question))
                        .flatMap(this::find)
                        .<Reported>map(Reported.Taken::new)
                        .defaultIfEmpty(new Reported.Repeated()))
                .defaultIfEmpty(new Reported.UnknownQuestion());
    }

    /** The question that the user has answered last, or missed; empty before the first. */
    public Mono<QuestionId> lastOf(User user) {
        return database.sql("""
                        select q.question_id from quiz_game_questions q join quiz_games g on g.id = q.game_id
                        where g.user_id = :user and q.answered_at is not null
                        order by q.answered_at desc, q.position desc limit 1
                        """)
                .bind("user", user.id().value())
                .map(row -> new QuestionId(get(row, "question_id", UUID.class)))
                .one();
    }

    /** The question at this position of a game of the user, once it is answered. */
    public Mono<QuestionId> answered(User user, GameId game, int position) {
        return database.sql("""
                        select q.question_id from quiz_game_questions q join quiz_games g on g.id = q.game_id
                        where g.id = :game and g.user_id = :user and q.position = :position and q.answered_at is not null
                        """)
                .bind("game", game.value())
                .bind("user", user.id().value())
                .bind("position", position)
                .map(row -> new QuestionId(get(row, "question_id", UUID.class)))
                .one();
    }

    /** Of one state, oldest first. */
    public Flux<QuestionReport> page(State state, int limit, long offset) {
        return database.sql(REPORT + " where r.state = :state order by r.created_at, r.id limit :limit offset :offset")
                .bind("state", state.code())
                .bind("limit", limit)
                .bind("offset", offset)
                .map(QuestionReports::read)
                .all();
    }

    public Mono<Long> count(State state) {
        return database.sql("select count(*) as n from quiz_reports where state = :state")
                .bind("state", state.code())
                .map(row -> get(row, "n", Long.class))
                .one();
    }

    /** The report is right, and with it all others of the question that are open. What is archived stays so. */
    public Mono<Decided> accept(UUID report, Remedy remedy) {
        return decide(
                report,
                "accept",
                remedy.name().toLowerCase(Locale.ROOT),
                question -> database.sql("""
                        with decided as (
                            update quiz_reports set state = 'accepted', updated_at = :now
                            where question_id = :question and state = 'open')
                        update quiz_questions set status = :status, updated_at = :now
                        where id = :question and status <> 'archived'
                        """)
                        .bind("status", remedy.name().toLowerCase(Locale.ROOT))
                        .bind("question", question.value())
                        .bind("now", clock.instant())
                        .then());
    }

    /** The report is wrong. With too few others a suspended question is asked again. */
    public Mono<Decided> reject(UUID report) {
        return decide(
                report,
                "reject",
                "kept",
                question -> database.sql("""
                        update quiz_reports set state = 'rejected', updated_at = :now where id = :report
                        """)
                        .bind("report", report)
                        .bind("now", clock.instant())
                        .then()
                        .then(moveStatus(question, "suspended", "active", "<"))
                        .then());
    }

    private Mono<Decided> decide(UUID report, String act, String remedy, Function<QuestionId, Mono<Void>> decision) {
        return find(report)
                .flatMap(known -> lock(known.question())
                        .then(find(report))
                        .filter(current -> current.state() == State.OPEN)
                        .flatMap(current -> decision.apply(current.question())
                                .then(acted(current, act, remedy))
                                .thenReturn(Decided.DONE))
                        .defaultIfEmpty(Decided.NOT_OPEN))
                .defaultIfEmpty(Decided.UNKNOWN);
    }

    private Mono<Void> acted(QuestionReport report, String act, String remedy) {
        return audit.acted(
                "quiz_report." + act,
                "quiz_reports",
                report.id(),
                Map.of("state", report.state().code()),
                Map.of(
                        "state",
                        act + "ed",
                        "question",
                        report.question().value().toString(),
                        "remedy",
                        remedy),
                null);
    }

    /** Holds the question, so that of reports at once each sees the others. */
    private Mono<QuestionId> lock(QuestionId question) {
        return database.sql("select id from quiz_questions where id = :id for no key update")
                .bind("id", question.value())
                .map(row -> question)
                .one();
    }

    private Mono<UUID> insert(User user, QuestionId question, ReportReason reason, @Nullable String comment) {
        return bind(database.sql("""
                                insert into quiz_reports (user_id, question_id, reason, comment, created_at, updated_at)
                                values (:user, :question, :reason, :comment, :now, :now)
                                on conflict (user_id, question_id) do nothing
                                returning id
                                """).bind("user", user.id().value()), "comment", comment, String.class)
                .bind("question", question.value())
                .bind("reason", reason.code())
                .bind("now", clock.instant())
                .map(row -> get(row, "id", UUID.class))
                .one();
    }

    private Mono<Void> suspend(QuestionId question) {
        return moveStatus(question, "active", "suspended", ">=")
                .filter(moved -> moved)
                .flatMap(moved -> bots.byName(Quizzes.BOT))
                .flatMap(bot -> alerts.add(
                        bot,
                        new Alert(
                                Alert.Kind.QUESTION_SUSPENDED,
                                Map.of("question", question.value().toString()))));
    }

    private Mono<Boolean> moveStatus(QuestionId question, String from, String to, String comparison) {
        return database.sql("""
                        update quiz_questions set status = :to, updated_at = :now where id = :question and status = :from
                          and (select count(*) from quiz_reports where question_id = :question and state = 'open')
                        """ + comparison + " " + SUSPENDING)
                .bind("question", question.value())
                .bind("from", from)
                .bind("to", to)
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** One report, whatever became of it. */
    public Mono<QuestionReport> find(UUID report) {
        return database.sql(REPORT + " where r.id = :id")
                .bind("id", report)
                .map(QuestionReports::read)
                .one();
    }

    private static QuestionReport read(Readable row) {
        return new QuestionReport(
                get(row, "id", UUID.class),
                new QuestionId(get(row, "question_id", UUID.class)),
                get(row, "pack_code", String.class),
                get(row, "question_key", String.class),
                Json.read(get(row, "body", String.class), PackQuestion.class)
                        .text()
                        .in(Language.RU),
                get(row, "status", String.class).equals("suspended"),
                ReportReason.valueOf(get(row, "reason", String.class).toUpperCase(Locale.ROOT)),
                row.get("comment", String.class),
                State.valueOf(get(row, "state", String.class).toUpperCase(Locale.ROOT)),
                get(row, "created_at", Instant.class));
    }
}
