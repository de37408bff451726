package dev.krug.challenges;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.packs.Finding;
import dev.krug.packs.PackCheck;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.io.ClassPathResource;

class ChallengePackReaderTest {

    private static final String EXAMPLE = """
            {"format":"krug-challenge-pack/1","code":"my-challenges","version":"1.0.0","title":{"en":"Mine"},
             "templates":[
              {"code":"ask","title":{"ru":"Спросить","en":"Ask"},"description":{"ru":"Три вопроса","en":"Three questions"},
               "metric":{"fn":"count","kind":"spin.question"},"target":3,"difficulty":"easy","xp":25,"weight":7},
              {"code":"both","title":{"en":"Both"},"description":{"en":"Two bots"},
               "metric":{"fn":"distinct_bots","kind":"xp.earned","minValue":10},"target":2,"difficulty":"hard"},
              {"code":"here","title":{"en":"Here"},"description":{"en":"Check in"},
               "metric":{"fn":"count","kind":"checkin"},"target":1,"difficulty":"medium"}]}""";

    @Test
    void readsTheExample() {
        var check = read(EXAMPLE);
        assertThat(check.errors()).isEmpty();
        assertThat(check.warnings()).isEmpty();
        var templates = Objects.requireNonNull(check.pack()).templates();
        assertThat(templates.get(0).xp()).isEqualTo(25);
        assertThat(templates.get(0).weight()).isEqualTo(7);
        assertThat(templates.get(1).xp()).as("what the slot gives").isEqualTo(80);
        assertThat(templates.get(1).metric()).isEqualTo(new Metric(Metric.Fn.DISTINCT_BOTS, "xp.earned", 10));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "krug-challenge-pack/1 | krug-quiz-pack/1 | /format | BAD_FORMAT",
                "\"target\":3 | \"target\":0 | /templates/0/target | OUT_OF_RANGE",
                "\"target\":3 | \"target\":100001 | /templates/0/target | OUT_OF_RANGE",
                "\"target\":3 | \"target\":\"3\" | /templates/0/target | BAD_TYPE",
                "\"target\":3, | '' | /templates/0/target | MISSING",
                "\"target\":1 | \"target\":2 | /templates/2/target | OUT_OF_RANGE",
                "\"xp\":25 | \"xp\":1001 | /templates/0/xp | OUT_OF_RANGE",
                "\"weight\":7 | \"weight\":101 | /templates/0/weight | OUT_OF_RANGE",
                "\"weight\":7 | \"weight\":0 | /templates/0/weight | OUT_OF_RANGE",
                "\"fn\":\"count\" | \"fn\":\"average\" | /templates/0/metric/fn | OUT_OF_RANGE",
                "\"kind\":\"spin.question\" | \"kind\":\"Spin Question\" | /templates/0/metric/kind | BAD_FORMAT",
                "\"kind\":\"spin.question\" | \"kind\":\"\" | /templates/0/metric/kind | OUT_OF_RANGE",
                "\"difficulty\":\"easy\" | \"difficulty\":\"custom\" | /templates/0/difficulty | OUT_OF_RANGE",
                "\"code\":\"both\" | \"code\":\"ask\" | /templates/1 | DUPLICATE_ID",
                "{\"en\":\"Two bots\"} | {\"ru\":\"Два бота\"} | /templates/1/description | LANGUAGE_MISMATCH",
                "{\"en\":\"Two bots\"} | {} | /templates/1/description | MISSING",
                "\"minValue\":10 | \"minValue\":-1 | /templates/1/metric/minValue | OUT_OF_RANGE",
            })
    void namesWhatIsWrongAndWhere(String from, String to, String pointer, String code) { // MB-601, MB-710
        assertThat(EXAMPLE).contains(from);
        var check = read(EXAMPLE.replaceFirst(Pattern.quote(from), to));
        assertThat(check.pack()).isNull();
        assertThat(check.errors())
                .filteredOn(finding -> finding.pointer().equals(pointer))
                .extracting(Finding::code)
                .contains(code);
    }

    @Test
    void warnsOfUnknownFields() { // MB-601
        assertThat(read(EXAMPLE.replace("\"xp\":25", "\"xp\":25,\"reward\":1")).warnings())
                .extracting(finding -> finding.pointer() + " " + finding.code())
                .containsExactly("/templates/0/reward UNKNOWN_FIELD");
    }

    @Test
    void shipsEnoughForEverySlotAndAllBots() throws IOException { // MB-710
        var file = new ClassPathResource("challenges/packs/daily-challenges.json").getContentAsByteArray();
        var check = ChallengePackReader.FORMAT.read(file);
        assertThat(check.errors()).isEmpty();
        assertThat(check.warnings()).isEmpty();
        var counts = new EnumMap<Difficulty, Integer>(Difficulty.class);
        var kinds = new HashSet<String>();
        for (var template : Objects.requireNonNull(check.pack()).templates()) {
            counts.merge(template.difficulty(), 1, Integer::sum);
            kinds.add(
                    template.metric().fn() == Metric.Fn.DISTINCT_BOTS
                            ? "bots"
                            : template.metric().kind());
            assertThat(template.title().languages()).hasSize(2);
        }
        assertThat(counts).allSatisfy((difficulty, count) -> assertThat(count).isGreaterThanOrEqualTo(8));
        assertThat(counts.keySet()).containsExactlyInAnyOrder(Difficulty.values());
        assertThat(kinds).contains("spin.question", "quiz.correct_answer", "checkin", "xp.earned", "bots");
    }

    private static PackCheck<ChallengePack> read(String text) {
        return ChallengePackReader.FORMAT.read(text.getBytes(UTF_8));
    }
}
