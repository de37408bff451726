package dev.krug.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReceivedUpdateTest { // CORE-375

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"update_id\":1,\"message\":{\"chat\":{\"id\":5000000001},\"from\":{\"id\":7}}} | 5000000001 | 1",
                "{\"update_id\":1,\"callback_query\":{\"id\":\"9\",\"from\":{\"id\":7},\"message\":{\"chat\":{\"id\":-100500}}}} | -100500 | 1",
                "{\"update_id\":1,\"my_chat_member\":{\"chat\":{\"id\":7},\"from\":{\"id\":7}}} | 7 | 1",
                "{\"update_id\":1,\"inline_query\":{\"id\":\"1\",\"from\":{\"id\":7}}} | u:7 | 1",
                "{\"update_id\":1,\"poll_answer\":{\"poll_id\":\"1\",\"user\":{\"id\":7}}} | u:7 | 1",
                "{\"update_id\":1,\"pre_checkout_query\":{\"id\":\"1\",\"from\":{\"id\":7}}} | u:7 | 0",
                "{\"update_id\":1,\"shipping_query\":{\"id\":\"1\",\"from\":{\"id\":7}}} | u:7 | 0",
                "{\"update_id\":1,\"something_new\":true} | none | 1"
            })
    void ordersByChatElseByUser(String update, String chatKey, int lane) {
        var received = ReceivedUpdate.parse(update.getBytes(UTF_8)).orElseThrow();
        assertThat(received.chatKey()).isEqualTo(chatKey);
        assertThat(received.lane()).isEqualTo(lane);
    }

    @Test
    void keepsFieldsThatItDoesNotKnow() {
        var batch = ReceivedUpdate.allOf(
                "{\"ok\":true,\"result\":[{\"update_id\":3,\"message\":{\"message_id\":1,\"date\":1,\"chat\":{\"id\":1,\"type\":\"private\"},\"brand_new\":{\"x\":1}}}]}");
        assertThat(batch).singleElement().satisfies(update -> {
            assertThat(update.updateId()).isEqualTo(3);
            assertThat(update.payload()).contains("\"brand_new\":{\"x\":1}");
        });
    }

    @Test
    void replacesNulCharactersButNotTheirDescription() {
        var update = "{\"update_id\":1,\"message\":{\"chat\":{\"id\":1},\"text\":\"a\\u0000b \\\\u0000 \\\\\\u0000\"}}";
        var received = ReceivedUpdate.parse(update.getBytes(UTF_8)).orElseThrow();
        assertThat(received.payload()).contains("\"a\\ufffdb \\\\u0000 \\\\\\ufffd\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "7",
                "\"update_id\"",
                "{}",
                "{\"update_id\":\"1\"}",
                "{\"update_id\":1.5}",
                "{\"update_id\":null}",
                "{\"update_id\":99999999999999999999}"
            })
    void isNoUpdate(String body) { // CORE-373
        assertThat(ReceivedUpdate.parse(body.getBytes(UTF_8))).isEmpty();
    }
}
