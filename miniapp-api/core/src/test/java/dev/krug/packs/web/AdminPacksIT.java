package dev.krug.packs.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.TestClock;
import dev.krug.web.Api;
import dev.krug.web.ApiTest;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@ApiTest
class AdminPacksIT { // MB-601, MB-602

    private static final int MEGABYTE = 1024 * 1024;
    private static final String PATH = "/api/v1/admin/packs";
    private static long next = 9_500_000_000L;

    @Autowired
    Api api;

    @Autowired
    Clock clock;

    @Autowired
    DatabaseClient database;

    private String admin;

    @BeforeEach
    void signIn() {
        ((TestClock) clock).advance(Duration.ofHours(1)); // limits count from the beginning
        long telegramId = next++;
        api.signIn(telegramId, "Olga");
        database.sql("update users set role = 'admin' where telegram_id = " + telegramId)
                .then()
                .block();
        admin = api.signIn(telegramId, "Olga").accessToken();
    }

    @Test
    void isCheckedKeptPutInUseAndPutAway() {
        var checked = upload(pack("rest-cycle", "1.0.0"), Map.of("dryRun", "true"));
        assertThat(checked.status()).isEqualTo(200);
        assertThat(checked.data().path("outcome").asString()).isEqualTo("valid");
        assertThat(packs("rest-cycle")).isEmpty();

        var kept = upload(
                pack("rest-cycle", "1.0.0").replace("\"correct\"", "\"colour\":1,\"correct\""), Map.of("kind", "quiz"));
        assertThat(kept.data().path("outcome").asString()).isEqualTo("stored");
        assertThat(kept.data().path("entries").asInt()).isEqualTo(1);
        assertThat(kept.data().path("warnings").path(0).path("message").asString())
                .contains("“colour”");
        assertThat(kept.data().path("pack").path("status").asString()).isEqualTo("draft");
        var id = kept.data().path("pack").path("id").asString();

        assertThat(upload(pack("rest-cycle", "1.0.0"), Map.of()).reason()).isEqualTo("PACK_VERSION_TAKEN");
        assertThat(upload(pack("rest-cycle", "0.9.0"), Map.of()).reason()).isEqualTo("PACK_OUTDATED");
        assertThat(api.post(PATH + "/" + id + "/activate", null, admin)
                        .data()
                        .path("status")
                        .asString())
                .isEqualTo("active");
        assertThat(api.post(PATH + "/" + id + "/activate", null, admin).reason())
                .isEqualTo("WRONG_STATE");
        var listed = api.get(PATH + "?kind=quiz&status=active", admin);
        assertThat(listed.data().findValuesAsString("code")).contains("rest-cycle");
        assertThat(api.post(PATH + "/" + id + "/archive", null, admin)
                        .data()
                        .path("status")
                        .asString())
                .isEqualTo("archived");
        assertThat(packs("rest-cycle")).containsExactly("1.0.0 archived");
        assertThat(audit(id)).containsExactly("pack.upload", "pack.activate", "pack.archive");
    }

    @Test
    void everyMistakeIsNamedInTheCallersLanguage() {
        var request = form(
                        pack("rest-wrong", "1.0").replace("\"correct\":true", "\n\"correct\":7"), Map.of(), "krug.json")
                .header("Authorization", "Bearer " + admin)
                .header("Accept-Language", "ru");
        var answer = api.send(request.build());
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("BUSINESS_RULE_VIOLATION");
        assertThat(answer.reason()).isEqualTo("PACK_INVALID");
        var errors = answer.json().path("error").path("details").path("errors");
        assertThat(errors.findValuesAsString("pointer")).containsExactly("/version", "/questions/0/correct");
        assertThat(errors.path(1).path("line").asInt()).isEqualTo(3);
        assertThat(errors.path(1).path("code").asString()).isEqualTo("BAD_TYPE");
        assertThat(errors.path(1).path("message").asString()).isEqualTo("Здесь нужно true или false.");
        assertThat(packs("rest-wrong")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                    | BAD_JSON",
                "x                                    | BAD_JSON",
                "{}                                   | BAD_FORMAT",
                "{\"format\":\"krug-quiz-pack/2\"}    | BAD_FORMAT",
                "{\"format\":1,\"format\":1}          | DUPLICATE_KEY",
                "{\"format\":\"\\u0000\"}             | BAD_FORMAT",
                "{\"format\":\"krug-quiz-pack/1\"}    | MISSING",
            })
    void whatIsNoPackIsRefusedWithItsCode(String json, String code) {
        var before = stored();
        var answer = upload(json, Map.of());
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(422);
        assertThat(answer.json()
                        .path("error")
                        .path("details")
                        .path("errors")
                        .path(0)
                        .path("code")
                        .asString())
                .isEqualTo(code);
        assertThat(stored()).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({"kind, scenario, kind", "kind, '', kind", "dryRun, maybe, dryRun"})
    void fieldsThatAreWrongAreNamed(String field, String value, String named) {
        var answer = upload(pack("rest-fields", "1.0.0"), Map.of(field, value));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").path("details").propertyNames()).containsExactly(named);
    }

    @Test
    void aFileIsNeeded() {
        var answer = send(BodyPublishers.ofString(
                "--krug\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\nquiz\r\n--krug--\r\n"));
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.json().path("error").path("details").propertyNames()).containsExactly("file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "x",
                "--krug",
                "--krug\r\n\r\n",
                "--other\r\nContent-Disposition: form-data\r\n\r\nx\r\n--other--"
            })
    void whatIsNoFormIsRefused(String body) {
        assertThat(send(BodyPublishers.ofString(body)).status()).isEqualTo(400);
    }

    @Test
    void sizesAreCountedWhateverIsAnnounced() {
        var full = pack("rest-full", "1.0.0");
        var padded = full + " ".repeat(5 * MEGABYTE - full.getBytes(UTF_8).length);
        assertThat(upload(padded, Map.of("dryRun", "true")).status()).isEqualTo(200);
        assertThat(upload(padded + " ", Map.of()).status()).isEqualTo(413);
        var bomb = form("[".repeat(20 * MEGABYTE), Map.of(), "bomb.json").header("Authorization", "Bearer " + admin);
        assertThat(api.send(bomb.build()).status()).isEqualTo(413);
        var chunked = bytes("x".repeat(6 * MEGABYTE), Map.of(), "chunked.json");
        assertThat(send(BodyPublishers.ofByteArrays(List.of(chunked))).status()).isEqualTo(413);
        assertThat(api.send("POST", PATH, "{}", admin).status()).isEqualTo(415);
        assertThat(packs("rest-full")).isEmpty();
    }

    @Test
    void onlyAdministratorsMay() {
        var member = api.signIn(next++, "Mia").accessToken();
        var request =
                form(pack("rest-member", "1.0.0"), Map.of(), "krug.json").header("Authorization", "Bearer " + member);
        assertThat(api.send(request.build()).status()).isEqualTo(403);
        assertThat(api.get(PATH, member).status()).isEqualTo(403);
        assertThat(api.post(PATH + "/" + UUID.randomUUID() + "/activate", null, member)
                        .status())
                .isEqualTo(403);
        assertThat(packs("rest-member")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"kind=scenario,kind", "status=open,status", "page=0,page", "limit=101,limit", "sortBy=code,sortBy"})
    void listsAreAskedForProperly(String query, String named) {
        var answer = api.get(PATH + "?" + query, admin);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").path("details").propertyNames()).containsExactly(named);
    }

    @ParameterizedTest
    @CsvSource({"activate", "archive"})
    void whatIsUnknownIsNotFound(String act) {
        assertThat(api.post(PATH + "/" + UUID.randomUUID() + "/" + act, null, admin)
                        .status())
                .isEqualTo(404);
        assertThat(api.post(PATH + "/nothing/" + act, null, admin).status()).isEqualTo(400);
    }

    private Api.Answer upload(String json, Map<String, String> fields) {
        return api.send(form(json, fields, "krug.json")
                .header("Authorization", "Bearer " + admin)
                .build());
    }

    private Api.Answer send(BodyPublisher body) {
        return api.send(request(body).header("Authorization", "Bearer " + admin).build());
    }

    private HttpRequest.Builder form(String json, Map<String, String> fields, String fileName) {
        return request(BodyPublishers.ofByteArray(bytes(json, fields, fileName)));
    }

    private HttpRequest.Builder request(BodyPublisher body) {
        return HttpRequest.newBuilder(URI.create(api.origin() + PATH))
                .POST(body)
                .header("Content-Type", "multipart/form-data; boundary=krug");
    }

    private static byte[] bytes(String json, Map<String, String> fields, String fileName) {
        var bytes = new ByteArrayOutputStream();
        fields.forEach((name, value) -> bytes.writeBytes(
                ("--krug\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value + "\r\n")
                        .getBytes(UTF_8)));
        bytes.writeBytes(("--krug\r\nContent-Disposition: form-data; name=\"file\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/json\r\n\r\n")
                .getBytes(UTF_8));
        bytes.writeBytes(json.getBytes(UTF_8));
        bytes.writeBytes("\r\n--krug--\r\n".getBytes(UTF_8));
        return bytes.toByteArray();
    }

    private List<String> packs(String code) {
        return texts("select version || ' ' || status from content_packs where code = '" + code + "' order by version");
    }

    private List<String> audit(String id) {
        return texts("select action from audit_log where target_id = '" + id + "' and outcome = 'ok' order by id");
    }

    /** Of the store and of what was done; tries that came to nothing are written down apart. */
    private String stored() {
        return texts("select (select count(*) from content_packs) || ' '"
                        + " || (select count(*) from audit_log where outcome = 'ok')")
                .getFirst();
    }

    private List<String> texts(String sql) {
        return database.sql(sql)
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block();
    }

    private static String pack(String code, String version) {
        return """
                {"format":"krug-quiz-pack/1","code":"%s","version":"%s","title":{"en":"Try"},
                 "categories":[{"code":"try","title":{"en":"Try"}}],"questions":[{"id":"a","category":"try","difficulty":"easy",\
                "type":"boolean","text":{"en":"a?"},"correct":true}]}""".formatted(code, version);
    }
}
