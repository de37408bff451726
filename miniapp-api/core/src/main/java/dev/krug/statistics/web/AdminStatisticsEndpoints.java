package dev.krug.statistics.web;

import dev.krug.statistics.Metric;
import dev.krug.statistics.Overview;
import dev.krug.statistics.Pictures;
import dev.krug.statistics.Series;
import dev.krug.statistics.Snapshot;
import dev.krug.statistics.Statistics;
import dev.krug.web.Access;
import dev.krug.web.Access.Level;
import dev.krug.web.ApiException;
import dev.krug.web.Envelope;
import dev.krug.web.Envelopes;
import dev.krug.web.Languages;
import dev.krug.web.Violations;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/api/v1/admin/stats")
@Tag(name = "Admin: statistics")
class AdminStatisticsEndpoints { // MB-820, MB-821

    private static final int DEFAULT_DAYS = 30;

    private final Statistics statistics;
    private final Pictures pictures;
    private final Envelopes envelopes;

    AdminStatisticsEndpoints(Statistics statistics, Pictures pictures, Envelopes envelopes) {
        this.statistics = statistics;
        this.pictures = pictures;
        this.envelopes = envelopes;
    }

    /** @param shape how it is best drawn: {@code line}, {@code bar} or {@code stacked} */
    record SeriesView(
            String metric, String shape, List<LocalDate> days, Map<String, List<BigDecimal>> values, BigDecimal sum) {

        static SeriesView of(Series series) {
            var metric = series.metric();
            return new SeriesView(
                    metric.code(),
                    metric.shape().name().toLowerCase(Locale.ROOT),
                    series.days(),
                    series.values(),
                    series.sum());
        }
    }

    record StatsView(LocalDate from, LocalDate to, Overview now, List<SeriesView> metrics) {}

    private record Range(LocalDate from, LocalDate to) {}

    @GetMapping
    @Access(Level.ADMIN)
    @Operation(summary = "How the platform stands, and every metric day by day; at most 400 days, of one bot or of all")
    Mono<Envelope<StatsView>> stats(
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String bot) {
        var range = range(from, to);
        return Mono.zip(
                        statistics.overview(),
                        Flux.fromArray(Metric.values())
                                .concatMap(metric -> statistics.series(metric, range.from(), range.to(), bot))
                                .map(SeriesView::of)
                                .collectList())
                .map(read -> new StatsView(range.from(), range.to(), read.getT1(), read.getT2()))
                .as(envelopes::one);
    }

    @GetMapping(path = "/charts/{metric}", produces = MediaType.IMAGE_PNG_VALUE)
    @Access(Level.ADMIN)
    @Operation(summary = "A metric, or levels, streaks, retention, as a picture; scale 2 is twice as large")
    Mono<ResponseEntity<byte[]>> picture(
            @PathVariable String metric,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String bot,
            @RequestParam(defaultValue = "1") int scale,
            ServerHttpRequest request) {
        var violations = new Violations();
        violations.check("scale", scale == 1 || scale == 2, "OUT_OF_RANGE");
        violations.throwIfAny();
        var language = Languages.of(request);
        var range = range(from, to);
        var drawn = Snapshot.of(metric)
                .map(snapshot ->
                        statistics.overview().flatMap(overview -> pictures.of(snapshot, overview, language, scale)))
                .orElseGet(() -> statistics
                        .series(known(metric), range.from(), range.to(), bot)
                        .flatMap(series -> pictures.of(series, language, scale)));
        return drawn.map(
                png -> ResponseEntity.ok().contentType(MediaType.IMAGE_PNG).body(png));
    }

    @GetMapping(path = "/charts/{metric}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Access(Level.ADMIN)
    @Operation(summary = "The numbers that the picture is drawn from")
    Mono<Envelope<SeriesView>> numbers(
            @PathVariable String metric,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to,
            @RequestParam(required = false) @Nullable String bot) {
        var range = range(from, to);
        return statistics
                .series(known(metric), range.from(), range.to(), bot)
                .map(SeriesView::of)
                .as(envelopes::one);
    }

    private static Metric known(String code) {
        return Metric.of(code).orElseThrow(ApiException::notFound);
    }

    private Range range(@Nullable String from, @Nullable String to) {
        var last = day("to", to, statistics.today());
        var first = day("from", from, last.minusDays(DEFAULT_DAYS - 1L));
        var violations = new Violations();
        violations.check("to", Statistics.isRange(first, last), "OUT_OF_RANGE");
        violations.throwIfAny();
        return new Range(first, last);
    }

    private static LocalDate day(String field, @Nullable String text, LocalDate otherwise) {
        if (text == null) {
            return otherwise;
        }
        try {
            var day = LocalDate.parse(text);
            if (day.getYear() < 2_000 || day.getYear() > 9_999) {
                throw ApiException.invalid(field, "OUT_OF_RANGE");
            }
            return day;
        } catch (DateTimeException malformed) {
            throw ApiException.invalid(field, "MALFORMED");
        }
    }
}
