package dev.krug.quiz.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.TestClock;
import dev.krug.web.Api;
import dev.krug.web.ApiTest;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

@ApiTest
class AdminQuizIT { // MB-626, property 22

    private static final String REPORTS = "/api/v1/admin/quiz/reports";
    private static final String QUESTIONS = "/api/v1/admin/quiz/questions";
    private static long next = 9_600_000_000L;

    @Autowired
    Api api;

    @Autowired
    Clock clock;

    @Autowired
    DatabaseClient database;

    private String admin;
    private String member;

    @BeforeEach
    void signIn() {
        ((TestClock) clock).advance(Duration.ofHours(1)); // limits count from the beginning
        long telegramId = next++;
        api.signIn(telegramId, "Olga");
        execute("update users set role = 'admin' where telegram_id = " + telegramId);
        admin = api.signIn(telegramId, "Olga").accessToken();
        member = api.signIn(next++, "Mia").accessToken();
    }

    @Test
    void reportsAreReadAndDecided() {
        var first = report(question(0));
        var second = report(question(1));
        var open = api.get(REPORTS, admin);
        assertThat(open.data().findValuesAsString("id")).contains(first, second);
        assertThat(open.json().path("pagination").path("total").asInt()).isGreaterThanOrEqualTo(2);

        var accepted = patch(REPORTS + "/" + first, "{\"state\":\"accepted\",\"question\":\"archived\"}");
        assertThat(accepted.data().path("state").asString()).isEqualTo("accepted");
        assertThat(status(question(0))).isEqualTo("archived");
        assertThat(patch(REPORTS + "/" + first, "{\"state\":\"rejected\"}").reason())
                .isEqualTo("WRONG_STATE");
        assertThat(patch(REPORTS + "/" + second, "{\"state\":\"rejected\"}").status())
                .isEqualTo(200);
        assertThat(status(question(1))).isEqualTo("active");
        assertThat(audits(first)).isEqualTo(1);
        assertThat(audits(second)).isEqualTo(1);
        assertThat(api.get(REPORTS + "?state=accepted", admin).data().findValuesAsString("id"))
                .contains(first);
    }

    @Test
    void questionsAreFoundAndTakenOut() {
        var question = question(2);
        var listed = api.get(QUESTIONS + "?limit=3&status=active&pack=science-and-technology", admin);
        assertThat(listed.data()).hasSize(3);
        assertThat(listed.data().path(0).path("text").path("en").asString()).isNotEmpty();
        assertThat(listed.data().path(0).path("openReports").asInt()).isZero();

        var suspended = patch(QUESTIONS + "/" + question, "{\"status\":\"suspended\",\"reason\":\"A slip\"}");
        assertThat(suspended.data().path("status").asString()).isEqualTo("suspended");
        assertThat(patch(QUESTIONS + "/" + question, "{\"status\":\"suspended\"}")
                        .reason())
                .isEqualTo("WRONG_STATE");
        assertThat(api.get(QUESTIONS + "?status=suspended", admin).data().findValuesAsString("id"))
                .contains(question);
        assertThat(patch(QUESTIONS + "/" + question, "{\"status\":\"active\"}")
                        .data()
                        .path("status")
                        .asString())
                .isEqualTo("active");
        assertThat(audits(question)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                                       | state",
                "{\"state\":\"open\"}                                     | state",
                "{\"state\":\"accepted\"}                                 | question",
                "{\"state\":\"accepted\",\"question\":\"suspended\"}      | question",
                "{\"state\":\"rejected\",\"question\":\"active\"}         | question",
                "{\"state\":7}                                            | state",
                "[]                                                       | body",
                "null                                                     | body",
            })
    void decisionsThatAreNoneAreNamed(String body, String field) {
        var report = report(question(3));
        var answer = patch(REPORTS + "/" + report, body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.json().path("error").path("details").propertyNames()).containsExactly(field);
        assertThat(audits(report)).isZero();
        execute("delete from quiz_reports");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{}                                 | status",
                "{\"status\":\"open\"}              | status",
                "{\"status\":null}                  | status",
                "{\"status\":[\"active\"]}          | status",
                "{                                  | body",
            })
    void changesThatAreNoneAreNamed(String body, String field) {
        var answer = patch(QUESTIONS + "/" + question(4), body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(answer.json().path("error").path("details").propertyNames()).containsExactly(field);
        assertThat(audits(question(4))).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "/reports?state=new, state",
        "/reports?page=0, page",
        "/reports?sortBy=text, sortBy",
        "/questions?difficulty=simple, difficulty",
        "/questions?status=new, status",
        "/questions?reported=maybe, reported",
        "/questions?limit=1000, limit",
    })
    void listsAreAskedForProperly(String query, String field) {
        var answer = api.get("/api/v1/admin/quiz" + query, admin);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").path("details").propertyNames()).containsExactly(field);
    }

    @Test
    void onlyAdministratorsMayAndWhatIsUnknownIsNotFound() {
        var report = report(question(5));
        assertThat(api.get(REPORTS, member).status()).isEqualTo(403);
        assertThat(api.get(QUESTIONS, member).status()).isEqualTo(403);
        assertThat(api.send("PATCH", REPORTS + "/" + report, "{\"state\":\"rejected\"}", member)
                        .status())
                .isEqualTo(403);
        assertThat(api.send("PATCH", QUESTIONS + "/" + question(5), "{\"status\":\"archived\"}", member)
                        .status())
                .isEqualTo(403);
        assertThat(status(question(5))).isEqualTo("active");
        var gone = "/" + UUID.randomUUID();
        assertThat(patch(REPORTS + gone, "{\"state\":\"rejected\"}").status()).isEqualTo(404);
        assertThat(patch(QUESTIONS + gone, "{\"status\":\"archived\"}").status())
                .isEqualTo(404);
        assertThat(patch(QUESTIONS + "/1", "{\"status\":\"archived\"}").status())
                .isEqualTo(400);
    }

    private Api.Answer patch(String path, String body) {
        return api.send("PATCH", path, body, admin);
    }

    /** Of a pack that nothing else here plays with. */
    private String question(int index) {
        return text("select id::text from quiz_questions where pack_code = 'science-and-technology'"
                + " order by question_key offset " + index + " limit 1");
    }

    private String report(String question) {
        return text("insert into quiz_reports (user_id, question_id, reason) select id, '" + question
                + "', 'typo' from users where telegram_id = " + (next - 1) + " returning id::text");
    }

    private String status(String question) {
        return text("select status from quiz_questions where id = '" + question + "'");
    }

    private long audits(String id) {
        return Long.parseLong(
                text("select count(*)::text from audit_log where outcome = 'ok' and target_id = '" + id + "'"));
    }

    private String text(String sql) {
        return database.sql(sql).map(row -> row.get(0, String.class)).one().block();
    }

    private void execute(String sql) {
        database.sql(sql).then().block();
    }
}
