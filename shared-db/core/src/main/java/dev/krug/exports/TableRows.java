package dev.krug.exports;

import static dev.krug.kernel.Rows.get;

import io.r2dbc.spi.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Reads what is exported, page by page, so that no statement lasts and no connection is held. */
@Repository
class TableRows {

    private static final UUID BEGINNING = new UUID(0, 0);

    private final DatabaseClient database;

    TableRows(DatabaseClient database) {
        this.database = database;
    }

    /** One row as cells; its id tells where the next page begins. */
    record Line(UUID id, List<@Nullable Object> cells) {}

    /** What was there when it was asked for; what is made meanwhile would never end. */
    Mono<List<Line>> page(Order order, Instant askedAt, @Nullable Line last, int limit) {
        var until = order.until().isBefore(askedAt) ? order.until() : askedAt;
        return database.sql(order.kind().page())
                .bind("after", last == null ? BEGINNING : last.id())
                .bind("since", order.since())
                .bind("until", until)
                .bind("limit", limit)
                .map((row, metadata) -> line(row, metadata.getColumnMetadatas().size()))
                .all()
                .collectList();
    }

    private static Line line(Row row, int columns) {
        var cells = new ArrayList<@Nullable Object>(columns);
        for (int column = 1; column < columns; column++) {
            cells.add(Cells.of(row.get(column)));
        }
        return new Line(get(row, "row_id", UUID.class), cells);
    }
}
