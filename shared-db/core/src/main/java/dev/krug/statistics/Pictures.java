package dev.krug.statistics;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TimeZone;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.HeatMapChart;
import org.knowm.xchart.HeatMapChartBuilder;
import org.knowm.xchart.PieChart;
import org.knowm.xchart.PieChartBuilder;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.internal.chartpart.Chart;
import org.knowm.xchart.style.AxesChartStyler;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Draws statistics as PNG of {@value #WIDTH} by {@value #HEIGHT}, or twice that, in the words of a language. The font is
 * our own, so that a machine without fonts draws Cyrillic too. Drawing takes its time, on threads of its own.
 */
@Component
public class Pictures { // MB-821

    public static final int WIDTH = 1_000;
    public static final int HEIGHT = 600;
    private static final int MOST_SLICES = 8;
    private static final String FONT = "/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf";
    private static final Color INK = new Color(0x1F, 0x23, 0x2B);
    private static final Color PALE = new Color(0xE6, 0xE9, 0xEE);
    private static final Color[] PALETTE = {
        new Color(0x33, 0x90, 0xEC), new Color(0x1F, 0xA9, 0x7A), new Color(0xF2, 0x8B, 0x30),
                new Color(0x8E, 0x6A, 0xD8),
        new Color(0xE0, 0x54, 0x6C), new Color(0x2C, 0xB5, 0xC7), new Color(0xC9, 0xA2, 0x27),
                new Color(0x6B, 0x77, 0x85)
    };

    private final Messages messages;
    private final ZoneId zone;
    private final Scheduler drawing = Schedulers.newBoundedElastic(2, 64, "pictures");

    Pictures(Messages messages, StatisticsSettings settings) {
        this.zone = settings.zone();
        this.messages = messages;
    }

    /** How large, {@code 1} or {@code 2} times. */
    public Mono<byte[]> of(Series series, Language language, int scale) {
        return drawn(() -> series.isEmpty()
                ? nothing(title(series, language), language, scale)
                : png(chart(series, language), scale));
    }

    /** How things stand now. */
    public Mono<byte[]> of(Snapshot snapshot, Overview overview, Language language, int scale) {
        return switch (snapshot) {
            case LEVELS -> of(snapshot.code(), overview.levels(), language, scale);
            case STREAKS -> of(snapshot.code(), overview.streaks(), language, scale);
            case RETENTION -> cohorts(overview.cohorts(), language, scale);
        };
    }

    /** The levels or streaks of people as parts of a whole. */
    Mono<byte[]> of(String name, List<Overview.Slice> slices, Language language, int scale) {
        var title = messages.text(language, "statistics.chart." + name);
        return drawn(
                () -> slices.isEmpty() ? nothing(title, language, scale) : png(pie(title, slices, language), scale));
    }

    /** Who came back, by the day of their coming. */
    Mono<byte[]> cohorts(List<Overview.Cohort> cohorts, Language language, int scale) {
        var title = messages.text(language, "statistics.chart.retention");
        return drawn(() -> cohorts.stream().allMatch(cohort -> cohort.day1() == null)
                ? nothing(title, language, scale)
                : png(heatMap(title, cohorts, language), scale));
    }

    private Mono<byte[]> drawn(Callable<byte[]> picture) {
        return Mono.fromCallable(picture).subscribeOn(drawing);
    }

    private String title(Series series, Language language) {
        return messages.text(language, "statistics.chart." + series.metric().code());
    }

    private Chart<?, ?> chart(Series series, Language language) {
        return series.metric().shape() == Metric.Shape.LINE ? lines(series, language) : bars(series, language);
    }

    private XYChart lines(Series series, Language language) {
        var chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title(series, language))
                .xAxisTitle(messages.text(language, "statistics.axis.days", Map.of("zone", zone.getId())))
                .build();
        style(chart.getStyler(), language, series.values().size());
        chart.getStyler().setDatePattern("dd.MM").setTimezone(TimeZone.getTimeZone(ZoneOffset.UTC));
        chart.getStyler().setYAxisMin(0.0);
        var days = series.days().stream().map(Pictures::date).toList();
        series.values()
                .forEach((dimension, values) -> chart.addSeries(label(series, dimension, language), days, values)
                        .setMarker(SeriesMarkers.CIRCLE));
        return chart;
    }

    private CategoryChart bars(Series series, Language language) {
        var chart = new CategoryChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title(series, language))
                .xAxisTitle(messages.text(language, "statistics.axis.days", Map.of("zone", zone.getId())))
                .build();
        style(chart.getStyler(), language, series.values().size());
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setStacked(true).setAvailableSpaceFill(0.7).setXAxisMaxLabelCount(12);
        var days = series.days().stream()
                .map(day -> String.format(Locale.ROOT, "%02d.%02d", day.getDayOfMonth(), day.getMonthValue()))
                .toList();
        series.values()
                .forEach((dimension, values) -> chart.addSeries(label(series, dimension, language), days, values));
        return chart;
    }

    private PieChart pie(String title, List<Overview.Slice> slices, Language language) {
        var chart =
                new PieChartBuilder().width(WIDTH).height(HEIGHT).title(title).build();
        style(chart.getStyler(), language, MOST_SLICES);
        slices.stream().limit(MOST_SLICES - 1).forEach(slice -> chart.addSeries(slice.name(), slice.count()));
        long rest = slices.stream()
                .skip(MOST_SLICES - 1)
                .mapToLong(Overview.Slice::count)
                .sum();
        if (rest > 0) {
            chart.addSeries(messages.text(language, "statistics.others"), rest);
        }
        return chart;
    }

    private HeatMapChart heatMap(String title, List<Overview.Cohort> cohorts, Language language) {
        var chart = new HeatMapChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(messages.text(language, "statistics.axis.came"))
                .yAxisTitle(messages.text(language, "statistics.axis.back"))
                .build();
        style(chart.getStyler(), language, 1);
        chart.getStyler()
                .setShowValue(true)
                .setValueFont(Dejavu.FONT.deriveFont(11f))
                .setRangeColors(new Color[] {PALE, PALETTE[0]})
                .setMin(0)
                .setMax(100)
                .setXAxisLabelRotation(45);
        var days = cohorts.stream().map(cohort -> cohort.day().substring(5)).toList();
        var cells = new ArrayList<Number[]>();
        for (int i = 0; i < cohorts.size(); i++) {
            var cohort = cohorts.get(i);
            add(cells, i, 0, cohort.day1());
            add(cells, i, 1, cohort.day7());
            add(cells, i, 2, cohort.day30());
        }
        chart.addSeries(title, days, List.of("D1", "D7", "D30"), cells);
        return chart;
    }

    private static void add(List<Number[]> cells, int x, int y, @Nullable Integer value) {
        if (value != null) {
            cells.add(new Number[] {x, y, value});
        }
    }

    private String label(Series series, String dimension, Language language) {
        if (dimension.isEmpty()) {
            return title(series, language);
        }
        var key = "statistics.of." + dimension;
        return messages.has(language, key) ? messages.text(language, key) : dimension;
    }

    private void style(Styler styler, Language language, int series) {
        styler.setBaseFont(Dejavu.FONT.deriveFont(13f))
                .setChartTitleFont(Dejavu.FONT.deriveFont(Font.BOLD, 20f))
                .setLegendFont(Dejavu.FONT.deriveFont(13f))
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal)
                .setLegendVisible(series > 1)
                .setSeriesColors(PALETTE)
                .setChartBackgroundColor(Color.WHITE)
                .setChartFontColor(INK)
                .setLocale(Locale.of(language.code()));
        if (styler instanceof AxesChartStyler axes) {
            axes.setAxisTickLabelsFont(Dejavu.FONT.deriveFont(12f))
                    .setAxisTitleFont(Dejavu.FONT.deriveFont(13f))
                    .setPlotGridLinesColor(PALE)
                    .setPlotBorderVisible(false)
                    .setDecimalPattern("#,##0.#");
        }
    }

    private byte[] nothing(String title, Language language, int scale) {
        return png(scale, graphics -> {
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, WIDTH, HEIGHT);
            graphics.setColor(INK);
            centred(graphics, Dejavu.FONT.deriveFont(Font.BOLD, 20f), title, HEIGHT / 2 - 20);
            centred(
                    graphics,
                    Dejavu.FONT.deriveFont(15f),
                    messages.text(language, "statistics.nothing"),
                    HEIGHT / 2 + 20);
        });
    }

    private static void centred(Graphics2D graphics, Font font, String text, int y) {
        graphics.setFont(font);
        graphics.drawString(text, (WIDTH - graphics.getFontMetrics().stringWidth(text)) / 2, y);
    }

    private static byte[] png(Chart<?, ?> chart, int scale) {
        return png(scale, graphics -> chart.paint(graphics, WIDTH, HEIGHT));
    }

    private static byte[] png(int scale, Consumer<Graphics2D> paint) {
        var image = new BufferedImage(WIDTH * scale, HEIGHT * scale, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.scale(scale, scale);
        paint.accept(graphics);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
        return bytes.toByteArray();
    }

    private static Date date(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    /** Read with the first picture: most processes never draw one. */
    private static final class Dejavu {
        static final Font FONT = loadFont();
    }

    private static Font loadFont() {
        try (var stream = Objects.requireNonNull(Pictures.class.getResourceAsStream(FONT), FONT)) {
            return Font.createFont(Font.TRUETYPE_FONT, stream);
        } catch (IOException | FontFormatException broken) {
            throw new IllegalStateException("The font of the pictures cannot be read", broken);
        }
    }
}
