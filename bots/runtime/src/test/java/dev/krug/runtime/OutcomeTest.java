package dev.krug.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.runtime.TelegramApi.Answer;
import dev.krug.telegram.Chats;
import dev.krug.telegram.OutgoingCall.Delivery;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.node.JsonNodeFactory;

/** CORE-382, 383, 385: what Telegram's answers mean. */
class OutcomeTest {

    private static final Duration LONG = Duration.ofHours(24);

    static Stream<Arguments> refusals() {
        return Stream.of(
                refusal(
                        400,
                        "Bad Request: message is not modified: specified new message content",
                        new Outcome.Sent("true")),
                refusal(
                        400,
                        "Bad Request: message to edit not found",
                        new Outcome.Skipped("Bad Request: message to edit not found")),
                refusal(
                        400,
                        "Bad Request: message to delete not found",
                        new Outcome.Skipped("Bad Request: message to delete not found")),
                refusal(
                        400,
                        "Bad Request: query is too old and response timeout expired",
                        new Outcome.Skipped("Bad Request: query is too old and response timeout expired")),
                refusal(400, "Bad Request: can't parse entities: Unsupported start tag", new Outcome.SendPlain()),
                refusal(400, "Bad Request: chat not found", new Outcome.Unreachable(Chats.State.UNREACHABLE)),
                refusal(
                        400,
                        "Bad Request: BUTTON_DATA_INVALID",
                        new Outcome.Failed("Bad Request: BUTTON_DATA_INVALID")),
                refusal(403, "Forbidden: bot was blocked by the user", new Outcome.Unreachable(Chats.State.BLOCKED)),
                refusal(403, "Forbidden: user is deactivated", new Outcome.Unreachable(Chats.State.DEACTIVATED)),
                refusal(
                        403,
                        "Forbidden: bot was kicked from the group chat",
                        new Outcome.Unreachable(Chats.State.KICKED)),
                refusal(
                        403,
                        "FORBIDDEN: BOT IS NOT A MEMBER OF THE SUPERGROUP CHAT",
                        new Outcome.Unreachable(Chats.State.LEFT)),
                refusal(401, "Unauthorized", new Outcome.Unauthorized()),
                refusal(413, "Request Entity Too Large", new Outcome.Failed("Request Entity Too Large")),
                refusal(500, "Internal Server Error", new Outcome.TryAgain(Duration.ofSeconds(1))),
                refusal(502, "Bad Gateway", new Outcome.TryAgain(Duration.ofSeconds(1))));
    }

    private static Arguments refusal(int code, String description, Outcome expected) {
        return Arguments.of(new Answer.Refused(code, description, 0, 0), expected);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void readsARefusal(Answer answer, Outcome expected) {
        assertThat(Outcome.of(answer, Delivery.AT_LEAST_ONCE, 1, LONG)).isEqualTo(expected);
    }

    @Test
    void keepsSilentAsLongAsAsked() { // CORE-382
        assertThat(Outcome.of(new Answer.Refused(429, "", 7, 0), Delivery.AT_LEAST_ONCE, 1, LONG))
                .isEqualTo(new Outcome.Flood(Duration.ofSeconds(7)));
        assertThat(Outcome.of(new Answer.Refused(429, "", 0, 0), Delivery.AT_LEAST_ONCE, 1, LONG))
                .isEqualTo(new Outcome.Flood(Duration.ofSeconds(1)));
    }

    @Test
    void followsAGroupThatMoved() {
        assertThat(Outcome.of(new Answer.Refused(400, "upgraded", 0, -100123L), Delivery.AT_LEAST_ONCE, 1, LONG))
                .isEqualTo(new Outcome.Migrated(-100123L));
    }

    @Test
    void takesAnAnswerForSent() {
        var result = JsonNodeFactory.instance.booleanNode(true);
        assertThat(Outcome.of(new Answer.Ok(result), Delivery.AT_MOST_ONCE, 1, LONG))
                .isEqualTo(new Outcome.Sent("true"));
    }

    @Test
    void repeatsALostCallOnlyIfItMay() { // CORE-380
        var lost = new Answer.Lost("ReadTimeout");
        assertThat(Outcome.of(lost, Delivery.AT_MOST_ONCE, 1, LONG)).isEqualTo(new Outcome.Unknown("ReadTimeout"));
        assertThat(Outcome.of(lost, Delivery.AT_LEAST_ONCE, 1, LONG)).isInstanceOf(Outcome.TryAgain.class);
        assertThat(Outcome.of(new Answer.NotReached("refused"), Delivery.AT_MOST_ONCE, 1, LONG))
                .isInstanceOf(Outcome.TryAgain.class);
    }

    @Test
    void waitsLongerEachTimeAndNotBeyondTheEnd() { // CORE-385
        var away = new Answer.NotReached("refused");
        var delays = Stream.of(1, 2, 3, 4, 5, 6, 7, 8, 100)
                .map(attempt -> ((Outcome.TryAgain) Outcome.of(away, Delivery.AT_LEAST_ONCE, attempt, LONG))
                        .delay()
                        .toSeconds());
        assertThat(delays).containsExactly(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L, 60L);
        assertThat(Outcome.of(away, Delivery.AT_LEAST_ONCE, 3, Duration.ofMillis(4_001)))
                .isEqualTo(new Outcome.TryAgain(Duration.ofSeconds(4)));
        assertThat(Outcome.of(away, Delivery.AT_LEAST_ONCE, 3, Duration.ofSeconds(4)))
                .isEqualTo(new Outcome.Overdue("refused"));
        assertThat(Outcome.of(away, Delivery.AT_LEAST_ONCE, 1, Duration.ofSeconds(-1)))
                .isEqualTo(new Outcome.Overdue("refused"));
    }
}
