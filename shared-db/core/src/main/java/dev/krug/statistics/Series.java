package dev.krug.statistics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A metric over a range of days.
 *
 * @param days all of them, also those on which nothing happened
 * @param values by dimension ("" where there is none), one for each day
 */
public record Series(Metric metric, List<LocalDate> days, Map<String, List<BigDecimal>> values) {

    /** One counted value. */
    record Point(LocalDate day, String bot, String dimension, BigDecimal value) {}

    static Series of(Metric metric, LocalDate from, LocalDate to, List<Point> points) {
        var days = from.datesUntil(to.plusDays(1)).toList();
        var byDimension = new TreeMap<String, Map<LocalDate, BigDecimal>>();
        points.forEach(point -> byDimension
                .computeIfAbsent(point.dimension(), absent -> new LinkedHashMap<>())
                .merge(point.day(), point.value(), BigDecimal::add));
        var values = new LinkedHashMap<String, List<BigDecimal>>();
        byDimension.forEach((dimension, ofDays) -> {
            var line = new ArrayList<BigDecimal>();
            days.forEach(day -> line.add(ofDays.getOrDefault(day, BigDecimal.ZERO)));
            values.put(dimension, List.copyOf(line));
        });
        return new Series(metric, days, values);
    }

    public boolean isEmpty() {
        return values.values().stream().flatMap(List::stream).noneMatch(value -> value.signum() != 0);
    }

    /** Over all days and dimensions. */
    public BigDecimal sum() {
        return values.values().stream().flatMap(List::stream).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
