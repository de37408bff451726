package dev.krug.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.sandbox.TestBot.Part;
import dev.krug.sandbox.request.Json;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Files that are sent, found and fetched: CORE-421, 423. */
class FilesTest {

    private final Stage stage = new Stage().started();

    @AfterEach
    void stop() {
        stage.close();
    }

    @Test
    void givesBackWhatAPersonSent() {
        var file = new Part("document", "notes.TXT", "text/plain", "hello".getBytes(UTF_8));
        var sent = upload("/messages", file, Map.of("user", stage.anna, "bot", "test_bot", "caption", "see"));
        var document = sent.path("document");
        assertThat(document.path("file_name").asString()).isEqualTo("notes.TXT");
        assertThat(document.path("mime_type").asString()).isEqualTo("text/plain");
        var found = stage.bot.result(
                "getFile", Map.of("file_id", document.path("file_id").asString()));
        var path = found.path("file_path").asString();
        assertThat(path).startsWith("documents/file_").endsWith(".txt");
        assertThat(TestBot.get(url(path)).body()).isEqualTo("hello");
        assertThat(TestBot.get(url("documents/none")).statusCode()).isEqualTo(404);
    }

    @Test
    void showsProfilePhotosTheLatestFirst() {
        var drawn = photos();
        assertThat(drawn.path("total_count").asInt()).isEqualTo(1);
        assertThat(drawn.at("/photos/0/0/width").asInt()).isEqualTo(320);
        var png = TestBot.get(url(stage.bot
                .result(
                        "getFile",
                        Map.of("file_id", drawn.at("/photos/0/0/file_id").asString()))
                .path("file_path")
                .asString()));
        assertThat(png.statusCode()).isEqualTo(200);
        var plain = stage.control("POST", "/users", Map.of("first_name", "Plain"));
        assertThat(stage.bot
                        .result(
                                "getUserProfilePhotos",
                                Map.of("user_id", plain.path("id").asLong()))
                        .path("total_count")
                        .asInt())
                .isZero();
    }

    @Test
    void refusesEmptyFilesAndWhatIsNoPicture() {
        var empty = new Part("document", "a", "text/plain", new byte[0]);
        assertThat(stage.bot
                        .upload("sendDocument", Map.of("chat_id", stage.anna), empty)
                        .body())
                .contains("Bad Request: file must be non-empty");
        var text = new Part("photo", "a.png", "image/png", "text".getBytes(UTF_8));
        assertThat(stage.bot
                        .upload("sendPhoto", Map.of("chat_id", stage.anna), text)
                        .body())
                .contains("Bad Request: IMAGE_PROCESS_FAILED");
        var huge = new Part("photo", "a.png", "image/png", new byte[10 * 1024 * 1024 + 1]);
        assertThat(stage.bot
                        .upload("sendPhoto", Map.of("chat_id", stage.anna), huge)
                        .body())
                .contains("Bad Request: file is too big");
        assertThat(stage.refusal("sendDocument", Map.of("chat_id", stage.anna, "document", "attach://none")))
                .isEqualTo("Bad Request: there is no document in the request");
    }

    private JsonNode photos() {
        return stage.bot.result("getUserProfilePhotos", Map.of("user_id", stage.anna));
    }

    private JsonNode upload(String path, Part file, Map<String, ?> fields) {
        var response = TestBot.post(stage.sandbox.url() + "/sandbox/api" + path, fields, file);
        return Json.MAPPER.readTree(response.body()).path("result");
    }

    private String url(String path) {
        return stage.sandbox.url() + "/file/bot" + stage.sandbox.token("test_bot") + "/" + path;
    }
}
