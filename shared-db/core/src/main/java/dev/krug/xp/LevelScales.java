package dev.krug.xp;

import static dev.krug.kernel.Rows.get;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** The platform's scale: the formula, unless an administrator has filled {@code level_thresholds}. */
@Component
public class LevelScales {

    private final DatabaseClient database;

    LevelScales(DatabaseClient database) {
        this.database = database;
    }

    public Mono<LevelScale> current() {
        return database.sql("select level, min_xp from level_thresholds order by level")
                .map(row -> new LevelScale.Step(get(row, "level", Integer.class), get(row, "min_xp", Long.class)))
                .all()
                .collectList()
                .map(LevelScale::new);
    }
}
