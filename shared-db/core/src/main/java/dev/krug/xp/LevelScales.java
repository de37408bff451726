package dev.krug.xp;

import static dev.krug.kernel.Rows.get;

import java.time.Duration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The platform's scale: the formula, unless an administrator has filled {@code level_thresholds}. */
@Component
public class LevelScales {

    // Every grant of experience asks for the scale, and hardly anybody ever changes it.
    private static final Duration KEPT = Duration.ofSeconds(30);

    private final DatabaseClient database;
    private final Mono<LevelScale> kept;

    LevelScales(DatabaseClient database) {
        this.database = database;
        this.kept = Mono.defer(this::read).cache(scale -> KEPT, failure -> Duration.ZERO, () -> Duration.ZERO);
    }

    /** At most half a minute old. */
    public Mono<LevelScale> current() {
        return kept;
    }

    private Mono<LevelScale> read() {
        return database.sql("select level, min_xp from level_thresholds order by level")
                .map(row -> new LevelScale.Step(get(row, "level", Integer.class), get(row, "min_xp", Long.class)))
                .all()
                .collectList()
                .map(LevelScale::new);
    }
}
