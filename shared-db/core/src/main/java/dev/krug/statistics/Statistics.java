package dev.krug.statistics;

import static dev.krug.kernel.Rows.bind;
import static dev.krug.kernel.Rows.get;

import dev.krug.statistics.Series.Point;
import io.r2dbc.spi.Readable;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Counts what happened. Days that are over are read from what was rolled up once; the present day, and any that was not
 * rolled up yet, are counted as they are asked for. Rolling a day up again writes the same rows.
 */
@Service
@EnableConfigurationProperties(StatisticsSettings.class)
public class Statistics { // MB-820, MB-822

    /** The longest range, in days. */
    public static final int MOST_DAYS = 400;

    private final DatabaseClient database;
    private final ZoneId zone;
    private final Clock clock;

    Statistics(DatabaseClient database, StatisticsSettings settings, Clock clock) {
        this.database = database;
        this.zone = settings.zone();
        this.clock = clock;
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    /** Both days inclusive; of one bot or of all. */
    public Mono<Series> series(Metric metric, LocalDate from, LocalDate to, @Nullable String bot) {
        return rolledUp(metric, from, to)
                .concatWith(missing(from, to).collectList().flatMapMany(days -> countMissing(metric, days)))
                .filter(point -> isOf(metric, point, bot))
                .collectList()
                .map(points -> Series.of(metric, from, to, points));
    }

    /** In one statement, whatever days between them were rolled up. */
    private Flux<Point> countMissing(Metric metric, List<LocalDate> days) {
        return days.isEmpty()
                ? Flux.empty()
                : count(metric, days.getFirst(), days.getLast()).filter(point -> days.contains(point.day()));
    }

    /** How the platform stands now. */
    public Mono<Overview> overview() {
        return Snapshots.of(database, clock.instant(), zone);
    }

    /** Counts all that happened on a day that is over, once and for all; how many rows. */
    Mono<Long> rollUp(LocalDate day) {
        return Flux.fromArray(Metric.values())
                .concatMap(metric -> count(metric, day, day).concatMap(point -> keep(metric, point)))
                .count()
                .delayUntil(rows -> database.sql("""
                                insert into stats_days (day, rolled_up_at) values (:day, :now)
                                on conflict (day) do update set rolled_up_at = excluded.rolled_up_at
                                """)
                        .bind("day", day)
                        .bind("now", clock.instant())
                        .then());
    }

    /** The days before today that were not rolled up since the first person came, the earliest first. */
    Flux<LocalDate> waiting(int limit) {
        return database.sql("""
                        select each.day::date as day from generate_series(
                            (select (min(created_at) at time zone :zone)::date from users)::timestamp,
                            cast(:yesterday as date)::timestamp, interval '1 day') as each (day)
                        where not exists (select from stats_days d where d.day = each.day::date)
                        order by 1 limit :limit
                        """)
                .bind("zone", zone.getId())
                .bind("yesterday", today().minusDays(1))
                .bind("limit", limit)
                .map(row -> get(row, "day", LocalDate.class))
                .all();
    }

    // All bots: of people the rows without a bot, of everything else the sum over the bots.
    private static boolean isOf(Metric metric, Point point, @Nullable String bot) {
        if (bot != null) {
            return point.bot().equals(bot);
        }
        return !metric.countsPeople() || point.bot().isEmpty();
    }

    private Flux<Point> rolledUp(Metric metric, LocalDate from, LocalDate to) {
        return database.sql("""
                        select day, bot_name, dimension, value from stats_daily
                        where metric = :metric and day between :from and :to
                        """)
                .bind("metric", metric.code())
                .bind("from", from)
                .bind("to", to)
                .map(row -> new Point(
                        get(row, "day", LocalDate.class),
                        get(row, "bot_name", String.class),
                        get(row, "dimension", String.class),
                        get(row, "value", BigDecimal.class)))
                .all();
    }

    private Flux<LocalDate> missing(LocalDate from, LocalDate to) {
        var last = to.isAfter(today()) ? today() : to;
        return database.sql("""
                        select each.day::date as day from generate_series(cast(:from as date)::timestamp,
                            cast(:last as date)::timestamp, interval '1 day') as each (day)
                        where not exists (select from stats_days d where d.day = each.day::date) order by 1
                        """)
                .bind("from", from)
                .bind("last", last)
                .map(row -> get(row, "day", LocalDate.class))
                .all();
    }

    private Flux<Point> count(Metric metric, LocalDate first, LocalDate last) {
        return database.sql(metric.sql())
                .bind("from", startOf(first))
                .bind("until", startOf(last.plusDays(1)))
                .bind("zone", zone.getId())
                .map(Statistics::point)
                .all();
    }

    private Instant startOf(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private Mono<Long> keep(Metric metric, Point point) {
        return bind(database.sql("""
                                insert into stats_daily (day, metric, bot_name, dimension, value)
                                values (:day, :metric, :bot, :dimension, :value)
                                on conflict (day, metric, bot_name, dimension) do update set value = excluded.value
                                """), "value", point.value(), BigDecimal.class)
                .bind("day", point.day())
                .bind("metric", metric.code())
                .bind("bot", point.bot())
                .bind("dimension", point.dimension())
                .fetch()
                .rowsUpdated();
    }

    private static Point point(Readable row) {
        var value = row.get(3);
        var dimension = row.get(2, String.class);
        return new Point(
                Objects.requireNonNull(row.get(0, LocalDate.class)),
                Objects.requireNonNull(row.get(1, String.class)),
                dimension == null ? "" : dimension,
                value instanceof BigDecimal number ? number : new BigDecimal(String.valueOf(value)));
    }

    /** Which days somebody may ask for. */
    public static boolean isRange(LocalDate from, LocalDate to) {
        return !from.isAfter(to) && from.until(to, ChronoUnit.DAYS) < MOST_DAYS;
    }

    /** The last so many days until today. */
    public List<LocalDate> last(int days) {
        return List.of(today().minusDays(days - 1L), today());
    }
}
