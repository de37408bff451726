package dev.krug.quiz;

import static dev.krug.kernel.Rows.get;

import dev.krug.i18n.Language;
import dev.krug.kernel.Json;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** Reads rows of games and of their questions. */
final class GameRows {

    private GameRows() {}

    static Game game(Readable row) {
        return new Game(
                new GameId(get(row, "id", UUID.class)),
                GameMode.of(get(row, "mode", String.class)),
                Language.of(String.valueOf(
                        Json.readObject(get(row, "params", String.class)).get("language"))),
                get(row, "position", Integer.class),
                new GameTally(
                        get(row, "size", Integer.class),
                        get(row, "score", Integer.class),
                        get(row, "correct", Integer.class),
                        get(row, "wrong", Integer.class),
                        get(row, "timeouts", Integer.class),
                        get(row, "run", Integer.class),
                        get(row, "best_run", Integer.class)),
                get(row, "active_at", Instant.class),
                row.get("daily_date", LocalDate.class));
    }

    static Asked asked(Readable row) {
        return askedAt(row, get(row, "position", Integer.class));
    }

    static Asked askedAt(Readable row, int position) {
        var answer = row.get("answer", String.class);
        var outcome = row.get("outcome", String.class);
        var elapsedMs = row.get("elapsed_ms", Integer.class);
        return new Asked(
                position,
                new QuestionId(get(row, "question_id", UUID.class)),
                Json.read(get(row, "snapshot", String.class), Question.class),
                row.get("shown_at", Instant.class),
                answer == null ? List.of() : List.of(Json.read(answer, String[].class)),
                outcome == null ? null : Outcome.of(outcome),
                elapsedMs == null ? 0 : elapsedMs,
                get(row, "points", Integer.class));
    }
}
