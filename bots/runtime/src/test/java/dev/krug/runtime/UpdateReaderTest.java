package dev.krug.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class UpdateReaderTest { // CORE-375

    private static final JsonMapper JSON = JsonMapper.builder().build();

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
                "{\"update_id\":1,\"something_new\":true} | none | 1"
            })
    void ordersByChatElseByUser(String update, String chatKey, int lane) {
        var received = UpdateReader.read(JSON.readTree(update));
        assertThat(received.chatKey()).isEqualTo(chatKey);
        assertThat(received.lane()).isEqualTo(lane);
    }

    @Test
    void keepsFieldsThatItDoesNotKnow() {
        var batch = UpdateReader.readAll(
                "{\"ok\":true,\"result\":[{\"update_id\":3,\"message\":{\"message_id\":1,\"date\":1,\"chat\":{\"id\":1,\"type\":\"private\"},\"brand_new\":{\"x\":1}}}]}");
        assertThat(batch).singleElement().satisfies(update -> {
            assertThat(update.updateId()).isEqualTo(3);
            assertThat(update.payload()).contains("\"brand_new\":{\"x\":1}");
            assertThat(UpdateReader.parse(update.payload()).getUpdateId()).isEqualTo(3);
        });
    }
}
