package dev.krug.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krug.runtime.TelegramApi.Answer;
import dev.krug.telegram.Attachment;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;

class TelegramApiTest {

    private final List<String> asked = new CopyOnWriteArrayList<>();
    private String fileInfo = "{\"file_path\":\"documents/1.txt\"}";
    private byte[] file = new byte[0];
    private final DisposableServer server = HttpServer.create()
            .host("localhost")
            .port(0)
            .handle((request, response) -> {
                asked.add(request.uri());
                return request.uri().startsWith("/file/")
                        ? response.sendByteArray(Mono.just(file))
                        : response.sendString(Mono.just("{\"ok\":true,\"result\":" + fileInfo + "}"));
            })
            .bindNow();

    @AfterEach
    void stop() {
        server.disposeNow();
    }

    @Test
    void asksTheTestServersWhenToldSo() { // CORE-390
        api(true).call("1:T", "getMe", "{}").block();
        api(true).download("1:T", "documents/1.txt").blockLast();
        api(false).call("1:T", "getMe", "{}").block();
        assertThat(asked).containsExactly("/bot1:T/test/getMe", "/file/bot1:T/test/documents/1.txt", "/bot1:T/getMe");
    }

    @Test
    void uploadsNothingThatTelegramWouldNotTake() { // CORE-388
        var eleven = Attachment.of("p.png", "image/png", new byte[11 * 1024 * 1024]);
        var payload = "{\"chat_id\":1,\"photo\":\"" + eleven.reference() + "\"}";

        assertThat(api(false)
                        .upload("1:T", "sendPhoto", payload, List.of(eleven))
                        .block())
                .isEqualTo(new Answer.Refused(413, "Request Entity Too Large", 0, 0));
        assertThat(asked).isEmpty();
        assertThat(api(false)
                        .upload("1:T", "sendDocument", payload, List.of(eleven))
                        .block())
                .isInstanceOf(Answer.Ok.class);
    }

    @Test
    void downloadsNothingBeyondTheLimit() { // CORE-388
        var downloads = new Downloads(api(false), "1:T");
        fileInfo = "{\"file_path\":\"documents/1.txt\",\"file_size\":20971521}";
        assertThatThrownBy(() -> downloads.bytes("id", Integer.MAX_VALUE).block())
                .isInstanceOf(FileTooLarge.class);
        assertThat(asked).noneMatch(uri -> uri.startsWith("/file/"));

        fileInfo = "{\"file_path\":\"documents/1.txt\"}";
        file = new byte[2_000];
        assertThat(downloads.bytes("id", 2_000).block()).hasSize(2_000);
        assertThatThrownBy(() -> downloads.bytes("id", 1_999).block()).isInstanceOf(FileTooLarge.class);
    }

    private TelegramApi api(boolean testEnvironment) {
        var settings = new RuntimeSettings(
                URI.create("http://localhost:" + server.port()),
                testEnvironment,
                true,
                20,
                1,
                Duration.ofSeconds(30),
                Duration.ofSeconds(50),
                Duration.ofSeconds(25));
        return new TelegramApi(settings);
    }
}
