package dev.krug.statistics.bot;

import dev.krug.runtime.AdminAct.Plan;
import dev.krug.runtime.AdminDeclaration;
import dev.krug.runtime.AdminSection;
import dev.krug.runtime.Button;
import dev.krug.runtime.OutgoingFile;
import dev.krug.runtime.Reply;
import dev.krug.runtime.Turn;
import dev.krug.runtime.Words;
import dev.krug.statistics.Metric;
import dev.krug.statistics.Overview;
import dev.krug.statistics.Pictures;
import dev.krug.statistics.Series;
import dev.krug.statistics.Statistics;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** {@code /admin_stats [7d|from..to] [bot]} and {@code /chart METRIC [period] [bot]}: numbers and pictures. */
@Component
class StatisticsSection implements AdminSection { // MB-820, MB-821

    private static final List<Metric> PANEL = List.of(
            Metric.NEW_USERS,
            Metric.TRAININGS_COMPLETED,
            Metric.QUIZ_GAMES,
            Metric.DUELS,
            Metric.CHALLENGES,
            Metric.XP,
            Metric.PROMO_ACTIVATIONS,
            Metric.BROADCAST_MESSAGES);
    private static final List<String> SNAPSHOTS = List.of("levels", "streaks", "retention");

    private final Statistics statistics;
    private final Pictures pictures;

    StatisticsSection(Statistics statistics, Pictures pictures) {
        this.statistics = statistics;
        this.pictures = pictures;
    }

    @Override
    public AdminDeclaration declare() {
        return AdminDeclaration.section("statistics.section", "admin:do:admin_stats")
                .act("admin_stats", this::panel)
                .act("chart", this::chart);
    }

    private Mono<Plan> panel(Turn turn) {
        var period = Period.parse(turn.argument(), statistics.today());
        return period.isEmpty() ? usage(turn) : panel(turn, period.get());
    }

    private Mono<Plan> panel(Turn turn, Period period) {
        return Mono.zip(
                        statistics.overview(),
                        Flux.fromIterable(PANEL)
                                .concatMap(
                                        metric -> statistics.series(metric, period.from(), period.to(), period.bot()))
                                .collectList(),
                        statistics
                                .series(Metric.ACTIVE_USERS, period.from(), period.to(), period.bot())
                                .flatMap(series -> pictures.of(series, turn.language(), 1)))
                .map(read -> new Plan.Answer(
                        Reply.file(png("active_users", read.getT3()), text(turn, period, read.getT1(), read.getT2()))
                                .buttonRows(charts(turn))));
    }

    private static String text(Turn turn, Period period, Overview overview, List<Series> metrics) {
        var facts = new LinkedHashMap<String, Object>();
        for (var name :
                List.of("total_users", "active_day", "active_week", "active_month", "subscribers", "promo_active")) {
            facts.put(name, overview.numbers().getOrDefault(name, BigDecimal.ZERO));
        }
        facts.put("from", period.from().toString());
        facts.put("to", period.to().toString());
        facts.put("bot", period.bot() == null ? "" : " · " + period.bot());
        var lines = metrics.stream()
                .map(series -> turn.text("statistics.chart." + series.metric().code()) + ": <b>"
                        + series.sum().toPlainString() + "</b>")
                .collect(Collectors.joining("\n"));
        return turn.html("statistics.panel", facts) + "\n\n" + lines;
    }

    private static List<List<Button>> charts(Turn turn) {
        var rows = new ArrayList<List<Button>>();
        for (var name : List.of("new_users", "xp", "quiz_answers", "questions", "levels", "retention")) {
            if (rows.isEmpty() || rows.getLast().size() == 2) {
                rows.add(new ArrayList<>());
            }
            rows.getLast().add(Button.of("📈 " + turn.text("statistics.chart." + name), "admin:do:chart:" + name));
        }
        return rows;
    }

    private Mono<Plan> chart(Turn turn) {
        var words = Words.of(turn.argument());
        var period = Period.parse(words.rest(), statistics.today());
        if (SNAPSHOTS.contains(words.first())) {
            return statistics
                    .overview()
                    .flatMap(overview -> snapshot(turn, words.first(), overview))
                    .map(picture -> answer(turn, words.first(), picture));
        }
        var metric = Metric.of(words.first());
        return metric.isEmpty() || period.isEmpty()
                ? usage(turn)
                : statistics
                        .series(
                                metric.get(),
                                period.get().from(),
                                period.get().to(),
                                period.get().bot())
                        .flatMap(series -> pictures.of(series, turn.language(), 1))
                        .map(picture -> answer(turn, words.first(), picture));
    }

    private Mono<byte[]> snapshot(Turn turn, String name, Overview overview) {
        return switch (name) {
            case "levels" -> pictures.of(name, overview.levels(), turn.language(), 1);
            case "streaks" -> pictures.of(name, overview.streaks(), turn.language(), 1);
            default -> pictures.cohorts(overview.cohorts(), turn.language(), 1);
        };
    }

    private static Plan answer(Turn turn, String name, byte[] picture) {
        return new Plan.Answer(Reply.file(png(name, picture), turn.text("statistics.chart." + name)));
    }

    private static OutgoingFile png(String name, byte[] picture) {
        return OutgoingFile.of(OutgoingFile.Kind.PHOTO, name + ".png", "image/png", picture);
    }

    private static Mono<Plan> usage(Turn turn) {
        var names = Arrays.stream(Metric.values()).map(Metric::code).collect(Collectors.joining(", "));
        return Mono.just(new Plan.Answer(
                turn.say("statistics.usage", Map.of("metrics", names + ", " + String.join(", ", SNAPSHOTS)))));
    }
}
