package dev.krug.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PicturesTest { // MB-821, property 26

    private static final LocalDate FROM = LocalDate.of(2026, 11, 1);
    private static final int MOST_BYTES = 1024 * 1024;

    private final Messages messages = Messages.load(missing -> {});
    private final Pictures pictures = new Pictures(messages, new StatisticsSettings(ZoneId.of("Europe/Moscow")));

    @ParameterizedTest
    @EnumSource(Metric.class)
    void everyMetricIsDrawnInBothLanguages(Metric metric) throws IOException {
        for (var language : Language.values()) {
            var picture =
                    read(pictures.of(series(metric, 30), language, 1).block(), metric.code() + "-" + language.code());
            assertThat(picture.getWidth()).isEqualTo(1_000);
            assertThat(picture.getHeight()).isEqualTo(600);
            assertThat(colours(picture)).isGreaterThan(20);
        }
    }

    @Test
    void isDrawnTwiceAsLargeOnRequest() throws IOException {
        var picture = read(pictures.of(series(Metric.XP, 400), Language.RU, 2).block(), "xp-large");
        assertThat(picture.getWidth()).isEqualTo(2_000);
        assertThat(picture.getHeight()).isEqualTo(1_200);
    }

    @Test
    void saysSoWhenNothingHappened() throws IOException {
        var empty = Series.of(Metric.DUELS, FROM, FROM.plusDays(6), List.of());
        var picture = read(pictures.of(empty, Language.RU, 1).block(), "nothing");
        assertThat(colours(picture)).isGreaterThan(2);
        assertThat(read(pictures.of("levels", List.of(), Language.RU, 1).block(), "no-levels")
                        .getWidth())
                .isEqualTo(1_000);
    }

    @Test
    void drawsPartsAndCohorts() throws IOException {
        var slices = IntStream.rangeClosed(1, 12)
                .mapToObj(level -> new Overview.Slice(Integer.toString(level), 100 / level))
                .toList();
        read(pictures.of("levels", slices, Language.RU, 1).block(), "levels");
        var cohorts = IntStream.range(0, 20)
                .mapToObj(day -> new Overview.Cohort(FROM.plusDays(day).toString(), 10, 40, day < 13 ? 20 : null, null))
                .toList();
        assertThat(colours(read(pictures.cohorts(cohorts, Language.RU, 1).block(), "retention")))
                .isGreaterThan(20);
    }

    @Test
    void theFontHasEveryLetterOfTheTexts() throws Exception {
        try (var stream = Pictures.class.getResourceAsStream("/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf")) {
            var font = Font.createFont(Font.TRUETYPE_FONT, stream);
            for (var language : Language.values()) {
                for (var key : drawn(language)) {
                    assertThat(font.canDisplayUpTo(messages.pattern(language, key)))
                            .as(key)
                            .isEqualTo(-1);
                }
            }
        }
    }

    private List<String> drawn(Language language) {
        return messages.keys(language, "statistics.").stream()
                .filter(key -> !key.equals("statistics.panel") && !key.equals("statistics.section"))
                .toList();
    }

    private static Series series(Metric metric, int days) {
        var points = new ArrayList<Series.Point>();
        var dimensions = metric.shape() == Metric.Shape.STACKED ? List.of("correct", "wrong", "timeout") : List.of("");
        for (int day = 0; day < days; day++) {
            for (int i = 0; i < dimensions.size(); i++) {
                var value = new BigDecimal(5 + (day * (i + 3)) % 11);
                points.add(new Series.Point(FROM.plusDays(day), "", dimensions.get(i), value));
            }
        }
        return Series.of(metric, FROM, FROM.plusDays(days - 1L), points);
    }

    private static BufferedImage read(byte[] png, String name) throws IOException {
        assertThat(png).hasSizeLessThan(MOST_BYTES);
        var folder = Files.createDirectories(Path.of("target", "charts"));
        Files.write(folder.resolve(name + ".png"), png);
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static long colours(BufferedImage picture) {
        return IntStream.range(0, picture.getWidth() * picture.getHeight())
                .map(i -> picture.getRGB(i % picture.getWidth(), i / picture.getWidth()))
                .distinct()
                .count();
    }
}
