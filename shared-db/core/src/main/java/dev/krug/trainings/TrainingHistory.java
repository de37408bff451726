package dev.krug.trainings;

import static dev.krug.kernel.Rows.get;

import dev.krug.kernel.Json;
import dev.krug.users.UserId;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Stores and lists finished trainings. Runs in the caller's transaction. */
@Service
public class TrainingHistory {

    private final DatabaseClient database;

    TrainingHistory(DatabaseClient database) {
        this.database = database;
    }

    /** True when newly stored; a training is stored once. */
    public Mono<Boolean> save(Training training) {
        return database.sql("""
                        insert into training_history (user_id, telegram_id, training_id, training_date, scenario_name,
                            scenario_version, started_at, total_score, clarity_level, question_count,
                            contextual_questions, per_type_counts, case_data, session_snapshot, completion_reason,
                            xp_awarded)
                        values (:user, :telegram, :training, :finished, :scenario, :version, :started, :score, :clarity,
                            :questions, :contextual, cast(:types as jsonb), cast(:case as jsonb),
                            cast(:snapshot as jsonb), :completion, :xp)
                        on conflict (training_id) do nothing
                        """)
                .bind("user", training.userId().value())
                .bind("telegram", training.telegramId())
                .bind("training", training.trainingId())
                .bind("finished", training.finishedAt())
                .bind("scenario", training.scenarioName())
                .bind("version", training.scenarioVersion())
                .bind("started", training.startedAt())
                .bind("score", training.totalScore())
                .bind("clarity", training.clarityLevel())
                .bind("questions", training.questionCount())
                .bind("contextual", training.contextualQuestions())
                .bind("types", Json.write(canonical(training.perTypeCounts())))
                .bind("case", Json.write(training.caseData()))
                .bind("snapshot", Json.write(training.sessionSnapshot()))
                .bind("completion", training.completion().name().toLowerCase(Locale.ROOT))
                .bind("xp", training.xpAwarded())
                .fetch()
                .rowsUpdated()
                .map(rows -> rows > 0);
    }

    /** Newest first. */
    public Flux<Training> of(UserId user, int limit, long offset) {
        return database.sql("""
                        select * from training_history where user_id = :user
                        order by training_date desc, id desc limit :limit offset :offset
                        """)
                .bind("user", user.value())
                .bind("limit", limit)
                .bind("offset", offset)
                .map(TrainingHistory::read)
                .all();
    }

    public Mono<Long> count(UserId user) {
        return database.sql("select count(*) as n from training_history where user_id = :user")
                .bind("user", user.value())
                .map(row -> get(row, "n", Long.class))
                .one();
    }

    /** Empty when it is not this user's. */
    public Mono<Training> find(UserId user, UUID trainingId) {
        return database.sql("select * from training_history where user_id = :user and training_id = :training")
                .bind("user", user.value())
                .bind("training", trainingId)
                .map(TrainingHistory::read)
                .one();
    }

    private static Map<String, Object> canonical(Map<String, Object> perTypeCounts) { // MB-104
        var counts = new HashMap<String, Object>();
        perTypeCounts.forEach((type, count) -> counts.put(QuestionTypes.canonical(type), count));
        return counts;
    }

    private static Training read(Readable row) {
        return new Training(
                get(row, "training_id", UUID.class),
                new UserId(get(row, "user_id", UUID.class)),
                get(row, "telegram_id", Long.class),
                get(row, "started_at", Instant.class),
                get(row, "training_date", Instant.class),
                get(row, "scenario_name", String.class),
                get(row, "scenario_version", String.class),
                get(row, "total_score", Integer.class),
                get(row, "clarity_level", Integer.class),
                get(row, "question_count", Integer.class),
                get(row, "contextual_questions", Integer.class),
                Json.readObject(get(row, "per_type_counts", String.class)),
                Json.readObject(get(row, "case_data", String.class)),
                Json.readObject(get(row, "session_snapshot", String.class)),
                Training.Completion.valueOf(
                        get(row, "completion_reason", String.class).toUpperCase(Locale.ROOT)),
                get(row, "xp_awarded", Integer.class));
    }
}
