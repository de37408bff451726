package dev.krug.broadcasts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BroadcastRulesTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            nullValues = "fine",
            delimiter = '|',
            value = {
                "Hello {firstName}                               | fine",
                "<b>Bold <i>both</i></b> &amp; <code>x &lt; y</code> | fine",
                "<a href=\"https://krug.dev\">here</a>           | fine",
                "<a href=\"tg://user?id=1\">you</a>              | fine",
                "<tg-spoiler>secret</tg-spoiler>                 | fine",
                "<b>open                                         | UNBALANCED_TAG",
                "<b><i>crossed</b></i>                           | UNBALANCED_TAG",
                "closed</b>                                      | UNBALANCED_TAG",
                "<script>x</script>                              | UNKNOWN_TAG",
                "<b onclick=\"x\">x</b>                          | UNKNOWN_TAG",
                "<a href=\"javascript:x\">x</a>                  | UNKNOWN_TAG",
                "<a>no address</a>                               | UNKNOWN_TAG",
                "1 < 2                                           | MALFORMED_HTML",
                "Tom & Jerry                                     | MALFORMED_HTML",
                "&nbsp;                                          | MALFORMED_HTML"
            })
    void takesOnlyTheMarkupThatTelegramTakes(String html, String problem) { // MB-832
        assertThat(Markup.problem(html).orElse(null)).isEqualTo(problem);
    }

    @Test
    void countsAsTelegramCounts() {
        assertThat(Markup.length("<b>ab</b>&amp;&#128512;")).isEqualTo(4);
    }

    @Test
    void fillsVariablesAndLeavesOtherBracesAlone() {
        var values = Map.of("firstName", "A$1 &lt;b&gt;", "level", "3", "xp", "250");
        assertThat(Markup.filled("{firstName}: {level}/{xp} {other} {}", values))
                .isEqualTo("A$1 &lt;b&gt;: 3/250 {other} {}");
    }

    @Test
    void namesWhatCannotBeSent() {
        var tooLong = "x".repeat(1_025);
        var media = new Content.Media(Content.Media.Kind.PHOTO, "AgACAgIAAx");
        var content = new Content(
                Map.of("ru", tooLong, "de", "Hallo"), media, List.of(new Content.LinkButton("Go", "http://x.dev")));
        var draft = new Draft(List.of("a_bot", "b_bot"), null, content, Audience.EVERYBODY, 31, true);
        assertThat(draft.problems())
                .extracting(Draft.Problem::field, Draft.Problem::reason)
                .containsExactlyInAnyOrder(
                        tuple("content.ru", "TOO_LONG"),
                        tuple("content.de", "UNKNOWN_LANGUAGE"),
                        tuple("media", "FILE_OF_ONE_BOT"),
                        tuple("buttons", "INVALID"),
                        tuple("ratePerSec", "OUT_OF_RANGE"));
        assertThat(new Draft(List.of("a_bot"), "T", Content.of(Map.of("en", "Hi")), Audience.EVERYBODY, 25, true)
                        .problems())
                .isEmpty();
    }

    @Property
    void keepsItsPaceHoweverOftenItIsPlanned(
            @ForAll @IntRange(min = 1, max = 30) int perSecond,
            @ForAll @IntRange(min = 100, max = 5_000) int stepMillis) {
        var pace = new Pace(perSecond);
        var taken = new HashSet<Instant>();
        Instant latest = null;
        for (var now = NOON; now.isBefore(NOON.plusSeconds(20)); now = now.plusMillis(stepMillis)) {
            var first = latest == null ? now : pace.after(latest, now);
            int room = pace.between(first, now.plusSeconds(2));
            for (int i = 0; i < room; i++) {
                latest = pace.at(first, i);
                assertThat(taken.add(latest)).isTrue();
            }
        }
        for (var begin : taken) {
            assertThat(taken.stream()
                            .filter(at -> !at.isBefore(begin) && at.isBefore(begin.plusSeconds(1)))
                            .count())
                    .isLessThanOrEqualTo(perSecond);
        }
        if (stepMillis <= 2_000) {
            var expected = (int) (Duration.between(NOON, latest).toMillis() * perSecond / 1_000);
            assertThat(taken).hasSizeGreaterThanOrEqualTo(expected - perSecond);
        }
    }
}
