package dev.krug.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import dev.krug.sandbox.request.Json;
import java.net.URLDecoder;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** CORE-434. */
class ControlApiTest {

    private final Stage stage = new Stage().started();

    @AfterEach
    void stop() {
        stage.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST | /users | {} | 400 | Bad Request: parameter \"first_name\" is required",
                "POST | /users | {\"first_name\":\"A\",\"username\":\"a\"} | 400 | Bad Request: username must have 4-32 letters, digits and underscores",
                "POST | /users | {\"first_name\":\"A\",\"username\":\"TEST_bot\"} | 409 | Conflict: username is taken",
                "POST | /users | [1] | 400 | Bad Request: can't parse JSON object: expected an Object",
                "POST | /users | {x | 400 | Bad Request: can't parse JSON object",
                "PATCH | /users/1 | {} | 404 | Not Found: user not found",
                "PATCH | /users/x | {} | 400 | Bad Request: invalid id specified",
                "POST | /bots | {\"username\":\"helper\"} | 400 | Bad Request: username must consist of letters, digits and underscores and end in bot",
                "GET | /chats | | 400 | Bad Request: parameter \"user\" is required",
                "GET | /chats?user=1 | | 404 | Not Found: user not found",
                "POST | /messages | {\"user\":1,\"bot\":\"test_bot\",\"text\":\"x\"} | 404 | Not Found: user not found",
                "POST | /messages | {\"user\":ANNA,\"bot\":\"no_bot\",\"text\":\"x\"} | 404 | Not Found: bot not found",
                "POST | /messages | {\"user\":ANNA,\"bot\":\"test_bot\",\"text\":\" \"} | 400 | Bad Request: message text is empty",
                "POST | /press | {\"user\":ANNA,\"bot\":\"test_bot\",\"message_id\":1} | 404 | Not Found: button not found",
                "POST | /press | {\"user\":ANNA,\"bot\":\"test_bot\",\"message_id\":99999999999} | 404 | Not Found: message not found",
                "POST | /start-link | {\"user\":ANNA,\"bot\":\"test_bot\",\"start\":\"a b\"} | 400 | Bad Request: start parameter contains unallowed characters",
                "POST | /mini-app/open | {\"user\":ANNA,\"bot\":\"test_bot\"} | 400 | Bad Request: the bot has no Mini App",
                "POST | /mini-app/open | {\"user\":ANNA,\"bot\":\"test_bot\",\"url\":\"javascript:1\"} | 400 | Bad Request: url is not a web address",
                "PUT | /clock | {\"now\":\"tomorrow\"} | 400 | Bad Request: now must look like 2026-01-31T12:00:00Z",
                "PUT | /faults | {\"kind\":\"flood\"} | 400 | Bad Request: kind must be one of too_many_requests, forbidden, bad_request, unauthorized, server_error, bad_gateway, delay, close_before, close_after, duplicate_update, reordered_update, repeated_delivery",
                "PUT | /faults | {\"kind\":\"delay\",\"times\":0} | 400 | Bad Request: times must be 1-1000000",
                "POST | /load | {\"world\":{\"people\":5}} | 400 | Bad Request: this is not a saved world",
                "POST | /messages | {\"user\":ANNA,\"text\":\"x\"} | 400 | Bad Request: parameter \"bot\" or \"chat\" is required",
                "POST | /messages | {\"user\":ANNA,\"chat\":-5,\"text\":\"x\"} | 404 | Not Found: chat not found",
                "POST | /messages/poll | {\"user\":ANNA,\"bot\":\"test_bot\",\"question\":\"q\"} | 400 | Bad Request: poll must have at least 1 option",
                "POST | /groups | {\"user\":ANNA} | 400 | Bad Request: parameter \"title\" is required",
                "POST | /groups | {\"user\":ANNA,\"title\":\"T\",\"type\":\"crowd\"} | 400 | Bad Request: type must be group, supergroup or channel",
                "POST | /groups | {\"user\":ANNA,\"title\":\"T\",\"members\":[\"nobody\"]} | 404 | Not Found: user not found",
                "POST | /groups | {\"user\":ANNA,\"title\":\"T\",\"type\":\"channel\",\"username\":\"test_bot\"} | 409 | Conflict: username is taken",
                "GET | /groups/-5?user=ANNA | | 404 | Not Found: chat not found",
                "POST | /join | {\"user\":ANNA,\"invite_link\":\"https://t.me/+x\"} | 404 | Not Found: chat not found",
                "POST | /react | {\"user\":ANNA,\"bot\":\"test_bot\",\"message_id\":1,\"emoji\":\"x\"} | 400 | Bad Request: REACTION_INVALID",
                "POST | /vote | {\"user\":ANNA,\"bot\":\"test_bot\",\"message_id\":1,\"options\":[0]} | 400 | Bad Request: message is not a poll",
                "POST | /inline/query | {\"user\":ANNA,\"bot\":\"test_bot\",\"query\":\"x\"} | 400 | Bad Request: inline mode is disabled for the bot",
                "POST | /inline/choose | {\"user\":ANNA,\"query_id\":\"1\",\"result_id\":\"1\",\"to_bot\":\"test_bot\"} | 404 | Not Found: query not found",
                "POST | /prepared | {\"user\":ANNA,\"bot\":\"test_bot\",\"id\":\"1\",\"to_bot\":\"test_bot\"} | 404 | Not Found: prepared message not found",
                "POST | /messages/forward | {\"user\":ANNA,\"bot\":\"test_bot\",\"message_ids\":[99],\"to_bot\":\"test_bot\"} | 404 | Not Found: message not found",
                "PATCH | /bots/no_bot | {\"inline\":true} | 404 | Not Found: bot not found",
                "GET | /nothing | | 404 | Not Found"
            })
    void refusesBadInputWithAReason(String method, String path, @Nullable String body, int code, String description) {
        var sent = body == null ? "" : body.replace("ANNA", Long.toString(stage.anna));
        var response = stage.request(method, path.replace("ANNA", Long.toString(stage.anna)), sent);
        assertThat(response.statusCode()).isEqualTo(code);
        assertThat(Json.MAPPER.readTree(response.body()))
                .isEqualTo(
                        Json.object().put("ok", false).put("error_code", code).put("description", description));
    }

    @Test
    void refusesWritesFromOtherSitesAndForeignNames() {
        var write = "{\"first_name\":\"Eve\"}";
        assertThat(stage.request("POST", "/users", write, "Origin", "https://evil.example")
                        .statusCode())
                .isEqualTo(403);
        assertThat(stage.request("POST", "/users", write, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(stage.request("POST", "/users", write, "Sec-Fetch-Site", "same-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(stage.request("POST", "/users", write, "Origin", stage.sandbox.url())
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void describesItselfAndItsMethods() {
        var document =
                Json.MAPPER.readTree(stage.request("GET", "/openapi.json", "").body());
        assertThat(document.path("openapi").asString()).isEqualTo("3.1.0");
        assertThat(document.path("paths").propertyNames())
                .contains("/users", "/users/{id}", "/messages", "/press", "/mini-app/open", "/faults", "/clock");
        assertThat(document.at("/paths/~1users/post/requestBody/content/application~1json/schema/required")
                        .get(0)
                        .asString())
                .isEqualTo("first_name");
        assertThat(document.at("/paths/~1users~1{id}/patch/parameters/0/in").asString())
                .isEqualTo("path");
        var methods = stage.control("GET", "/methods", Map.of());
        assertThat(methods.valueStream().map(method -> method.path("name").asString()))
                .contains("getUpdates", "sendMessage", "editMessageText")
                .doesNotContain("sending", "editing");
    }

    @Test
    void makesABotForAnyProgramAndTakesItsTokenBack() {
        var made = stage.control("POST", "/bots", Map.of("username", "other_bot", "title", "Other"));
        var path = stage.sandbox.url() + "/bot" + made.path("token").asString() + "/getMe";
        assertThat(TestBot.get(path).body()).contains("\"supports_inline_queries\":false");
        stage.control("PATCH", "/bots/other_bot", Map.of("inline", true, "privacy", false, "about", "another"));
        assertThat(TestBot.get(path).body())
                .contains("\"supports_inline_queries\":true", "\"can_read_all_group_messages\":true");
        var token = stage.control("POST", "/bots/other_bot/revoke-token", Map.of())
                .path("token")
                .asString();
        assertThat(token).isNotEqualTo(made.path("token").asString());
        assertThat(TestBot.get(path).statusCode()).isEqualTo(401);
    }

    @Test
    void findsEverythingAgainInASavedWorld() {
        long group = stage.group("supergroup");
        stage.promote(group);
        stage.bot.result("createChatInviteLink", Map.of("chat_id", group, "name", "door"));
        int poll = stage.bot
                .result("sendPoll", Map.of("chat_id", group, "question", "Tea?", "options", List.of("Yes", "No")))
                .path("message_id")
                .asInt();
        stage.control("POST", "/vote", stage.in(group, stage.ben, Map.of("message_id", poll, "options", List.of(1))));
        stage.control("POST", "/react", stage.in(group, stage.ben, Map.of("message_id", poll, "emoji", "🔥")));
        var saved = stage.control("POST", "/save", Map.of());
        stage.control("POST", "/reset", Map.of());
        assertThat(stage.refusal("getChat", Map.of("chat_id", group))).isEqualTo("Bad Request: chat not found");
        stage.control("POST", "/load", Map.of("world", saved));
        var shown = stage.control("GET", "/groups/" + group + "?user=" + stage.anna, Map.of());
        assertThat(shown.path("members")).hasSize(3);
        assertThat(shown.at("/invite_links/0/name").asString()).isEqualTo("door");
        var messages = stage.control("GET", "/messages?user=" + stage.anna + "&chat=" + group, Map.of());
        var last = messages.get(messages.size() - 1);
        assertThat(last.at("/poll/options/1/voter_count").asInt()).isEqualTo(1);
        assertThat(last.at("/reaction_counts/🔥").asInt()).isEqualTo(1);
    }

    @Test
    void readsAWorldOfAnOlderVersion() {
        var message = "{\"id\":1,\"from\":5,\"date\":1,\"editDate\":0,\"content\":{\"text\":\"old\"},\"replyTo\":0,"
                + "\"protectedContent\":false}";
        var world = "{\"people\":{\"5\":{\"id\":5,\"firstName\":\"Old\",\"language\":\"en\",\"premium\":false,"
                + "\"phone\":\"1\",\"deleted\":false}},\"bots\":{\"6\":{\"id\":6,\"token\":\"6:x\",\"username\":\"old_bot\","
                + "\"emoji\":\"x\",\"lastUpdateId\":7,\"pending\":[{\"id\":7,\"type\":\"message\",\"payload\":{},\"at\":1}],"
                + "\"webhook\":{\"url\":\"http://x\",\"maxConnections\":40,\"lastErrorAt\":0}}},"
                + "\"chats\":{\"6/5\":{\"bot\":6,\"peer\":5,\"type\":\"private\",\"members\":[5],\"unread\":3,\"keyboard\":{},"
                + "\"messages\":{\"1\":" + message + "},\"lastMessageId\":1,\"started\":true}},"
                + "\"files\":{\"f\":{\"id\":\"f\",\"uniqueId\":\"u\",\"path\":\"photos/file_0.png\",\"name\":\"a.png\","
                + "\"mime\":\"image/png\",\"content\":\"\"}}}";
        stage.control("POST", "/load", Map.of("world", Json.MAPPER.readTree(world)));
        assertThat(stage.control("GET", "/messages?user=5&bot=old_bot", Map.of())
                        .at("/0/text")
                        .asString())
                .isEqualTo("old");
    }

    @Test
    void pressesButtonsAndCarriesTheAnswer() {
        var keyboard = Map.of("inline_keyboard", List.of(List.of(Map.of("text", "Go", "callback_data", "go"))));
        var message = stage.bot.result(
                "sendMessage", Map.of("chat_id", stage.anna, "text", "press", "reply_markup", keyboard));
        var pressed = stage.control(
                "POST",
                "/press",
                stage.as(Map.of("message_id", message.path("message_id").asInt(), "text", "Go")));
        var query = stage.bot.result("getUpdates", Map.of()).get(0).path("callback_query");
        assertThat(query.path("data").asString()).isEqualTo("go");
        assertThat(query.path("id")).isEqualTo(pressed.path("callback_query_id"));
        assertThat(query.path("message").path("reply_markup")).isEqualTo(Json.of(keyboard));
        var answer = Map.of("callback_query_id", query.path("id").asString());
        assertThat(stage.bot.result("answerCallbackQuery", answer).asBoolean()).isTrue();
        assertThat(stage.bot
                        .call("answerCallbackQuery", answer)
                        .path("error_code")
                        .asInt())
                .isEqualTo(400);
    }

    @Test
    void savesLoadsAndResets() {
        stage.say("remember me");
        var saved = stage.control("POST", "/save", Map.of());
        stage.control("POST", "/reset", Map.of());
        assertThat(stage.control("GET", "/users", Map.of()).get(0).path("id").asLong())
                .isNotEqualTo(stage.anna);
        assertThat(stage.bot.result("getMe", Map.of()).path("username").asString())
                .isEqualTo("test_bot");
        stage.control("POST", "/load", Map.of("world", saved));
        var messages = stage.control("GET", "/messages?user=" + stage.anna + "&bot=test_bot", Map.of());
        assertThat(messages.get(1).path("text").asString()).isEqualTo("remember me");
        assertThat(stage.bot
                        .result("getUpdates", Map.of())
                        .get(0)
                        .path("message")
                        .path("text")
                        .asString())
                .isEqualTo("remember me");
    }

    @ParameterizedTest
    @ValueSource(strings = {"menu", "inline", "link"})
    void signsInitDataForTheBotAndForThirdParties(String source) throws Exception { // CORE-429, CORE-031, CORE-032
        stage.control("PATCH", "/users/" + stage.anna, Map.of("first_name", "100% + \"Анна\" & 😀"));
        var launch = stage.control(
                "POST",
                "/mini-app/open",
                stage.as(Map.of("source", source, "url", "http://localhost:1/m", "start_param", "p-1_x")));
        var url = launch.path("url").asString();
        assertThat(url).startsWith("http://localhost:1/m?tgWebAppStartParam=p-1_x#tgWebAppData=");
        var fragment = pairs(url.substring(url.indexOf('#') + 1));
        assertThat(fragment)
                .containsEntry("tgWebAppVersion", "9.1")
                .containsEntry("tgWebAppPlatform", "weba")
                .containsEntry("tgWebAppStartParam", "p-1_x");
        assertThat(Json.MAPPER
                        .readTree(fragment.get("tgWebAppThemeParams"))
                        .path("bg_color")
                        .asString())
                .isEqualTo("#ffffff");

        var fields = pairs(fragment.get("tgWebAppData"));
        var hash = fields.remove("hash");
        var token = stage.sandbox.token("test_bot");
        var secret = hmac("WebAppData".getBytes(UTF_8), token);
        assertThat(HexFormat.of().formatHex(hmac(secret, checkString(fields)))).isEqualTo(hash);

        var signature = Base64.getUrlDecoder().decode(fields.remove("signature"));
        var bot = token.substring(0, token.indexOf(':'));
        assertThat(verifies(bot + ":WebAppData\n" + checkString(fields), signature))
                .isTrue();
        assertThat(verifies("1:WebAppData\n" + checkString(fields), signature)).isFalse();
        var user = Json.MAPPER.readTree(fields.get("user"));
        assertThat(user.path("first_name").asString()).isEqualTo("100% + \"Анна\" & 😀");
        assertThat(user.path("id").asLong()).isEqualTo(stage.anna);
        assertThat(fields).containsEntry("start_param", "p-1_x").containsKey("auth_date");
        assertThat(fields.containsKey("chat_instance")).isEqualTo(source.equals("link"));
        assertThat(fields.containsKey("query_id")).isNotEqualTo(source.equals("link"));
    }

    @Test
    void keepsTheCloudOfAMiniApp() {
        cloud("saveStorageValue", Map.of("key", "k", "value", "v"));
        assertThat(cloud("getStorageValues", Map.of("keys", List.of("k", "none"))))
                .isEqualTo(Json.of(Map.of("k", "v", "none", "")));
        assertThat(cloud("getStorageKeys", Map.of())).isEqualTo(Json.of(List.of("k")));
        cloud("deleteStorageValues", Map.of("keys", List.of("k")));
        assertThat(cloud("getStorageKeys", Map.of())).isEmpty();
    }

    @CanIgnoreReturnValue
    private JsonNode cloud(String method, Map<String, ?> params) {
        return stage.control("POST", "/mini-app/custom-method", stage.as(Map.of("method", method, "params", params)));
    }

    private boolean verifies(String message, byte[] signature) throws Exception {
        var header = HexFormat.of().parseHex("302a300506032b6570032100");
        var raw = HexFormat.of().parseHex(stage.sandbox.world().signingKey().publicHex());
        var encoded = Arrays.copyOf(header, header.length + raw.length);
        System.arraycopy(raw, 0, encoded, header.length, raw.length);
        var verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
        verifier.update(message.getBytes(UTF_8));
        return verifier.verify(signature);
    }

    private static byte[] hmac(byte[] key, String message) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(message.getBytes(UTF_8));
    }

    private static String checkString(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + field.getValue())
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, String> pairs(String query) {
        var all = new TreeMap<String, String>();
        for (var pair : query.split("&")) {
            int equals = pair.indexOf('=');
            all.put(pair.substring(0, equals), URLDecoder.decode(pair.substring(equals + 1), UTF_8));
        }
        return all;
    }
}
