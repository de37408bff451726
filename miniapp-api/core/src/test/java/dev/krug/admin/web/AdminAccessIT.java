package dev.krug.admin.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.TestClock;
import dev.krug.web.Api;
import dev.krug.web.ApiTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

/** Administrators give access and take it away; each act leaves one line in the audit log. */
@ApiTest
class AdminAccessIT { // MB-803 to MB-805, MB-811, property 22

    private static final String WHY = "\"reason\":\"Sorry for the outage\"}";
    private static long next = 9_350_000_000L;

    @Autowired
    Api api;

    @Autowired
    Clock clock;

    @Autowired
    DatabaseClient database;

    private Api.SignedIn olga;
    private String admin;
    private String superadmin;
    private Api.SignedIn mia;
    private String person;

    @BeforeEach
    void signIn() {
        ((TestClock) clock).advance(Duration.ofHours(1)); // limits count from the beginning
        olga = as("admin", "Olga");
        admin = olga.accessToken();
        superadmin = as("superadmin", "Root").accessToken();
        mia = api.signIn(next++, "Mia");
        person = pathOf(mia);
    }

    @Test
    void trainingsAreGivenAndTakenButNeverBelowZero() {
        assertThat(send("POST", "/credits", "{\"unit\":\"trainings\",\"amount\":5," + WHY)
                        .data()
                        .path("balance")
                        .asInt())
                .isEqualTo(5);
        var left = send("POST", "/credits", "{\"count\":-2," + WHY).data();
        assertThat(left.path("creditsLeft").asInt()).isEqualTo(3);
        assertThat(left.path("accessType").asString()).isEqualTo("credits");
        var tooMuch = send("POST", "/credits", "{\"amount\":-4," + WHY);
        assertThat(tooMuch.status()).isEqualTo(422);
        assertThat(tooMuch.reason()).isEqualTo("INSUFFICIENT_CREDITS");
        assertThat(access().path("creditsLeft").asInt()).isEqualTo(3);
        assertThat(audit())
                .containsExactly(
                        "user.credits ok Sorry for the outage",
                        "user.credits ok Sorry for the outage",
                        "access.credits failed INSUFFICIENT_CREDITS");
    }

    @Test
    void creditsOfOtherUnitsHaveABalanceOfTheirOwn() { // CORE 5.6
        var given = send("POST", "/credits", "{\"unit\":\"credits\",\"amount\":7," + WHY)
                .data();
        int balance = given.path("balance").asInt();
        assertThat(balance).isGreaterThanOrEqualTo(7);
        assertThat(given.path("creditsLeft").asInt()).isZero();
        assertThat(send("POST", "/credits", "{\"unit\":\"credits\",\"amount\":-7," + WHY)
                        .data()
                        .path("balance")
                        .asInt())
                .isEqualTo(balance - 7);
        assertThat(send("POST", "/credits", "{\"unit\":\"credits\",\"amount\":-1000," + WHY)
                        .reason())
                .isEqualTo("INSUFFICIENT_CREDITS");
        assertThat(send("POST", "/credits", "{\"unit\":\"RUB\",\"amount\":5," + WHY)
                        .status())
                .isEqualTo(400);
    }

    @Test
    void freeTrainingsAreGivenAndClearedBySource() {
        assertThat(send("POST", "/free-trainings", "{\"count\":3," + WHY)
                        .data()
                        .path("freeTrainingsLeft")
                        .asInt())
                .isEqualTo(3);
        assertThat(send("DELETE", "/free-trainings", "{\"source\":\"channel\"," + WHY)
                        .reason())
                .isEqualTo("NO_FREE_TRAININGS");
        assertThat(send("DELETE", "/free-trainings", "{" + WHY)
                        .data()
                        .path("freeTrainingsLeft")
                        .asInt())
                .isZero();
    }

    @Test
    void timeIsGivenExtendedAndTakenBackPeriodByPeriod() { // MB-311, MB-312
        assertThat(send("PATCH", "/subscriptions/" + UUID.randomUUID(), "{\"days\":3," + WHY)
                        .reason())
                .isEqualTo("NO_SUBSCRIPTION");
        var month = send("POST", "/subscriptions", "{\"type\":\"month\"," + WHY)
                .data()
                .path(0);
        assertThat(days(month.path("endDate").asString())).isEqualTo(30);
        assertThat(month.path("periods")).hasSize(1);
        var id = month.path("id").asString();
        var longer = send("PATCH", "/subscriptions/" + id, "{\"days\":5," + WHY)
                .data()
                .path(0);
        assertThat(days(longer.path("endDate").asString())).isEqualTo(35);

        var first = longer.path("periods").path(0).path("id").asString();
        var cut = send("DELETE", "/subscriptions/" + first, "{" + WHY).data().path(0);
        assertThat(days(cut.path("endDate").asString())).isEqualTo(5);
        var gone = send("DELETE", "/subscriptions/" + id, "{" + WHY).data().path(0);
        assertThat(gone.path("status").asString()).isEqualTo("expired");
        assertThat(send("DELETE", "/subscriptions/" + id, "{" + WHY).reason()).isEqualTo("NO_SUBSCRIPTION");
        assertThat(audit())
                .filteredOn(line -> line.contains(" ok "))
                .containsExactly(
                        "user.subscription_grant ok Sorry for the outage",
                        "user.subscription_extend ok Sorry for the outage",
                        "user.subscription_revoke ok Sorry for the outage",
                        "user.subscription_revoke ok Sorry for the outage");
    }

    @Test
    void aGiftIsAWeekAMonthAYearOrTheMost() { // CORE-262
        assertThat(days(send("POST", "/gift-subscription", "{\"period\":\"week\"," + WHY)
                        .data()
                        .path(0)
                        .path("endDate")
                        .asString()))
                .isEqualTo(7);
        assertThat(days(send("POST", "/gift-subscription", "{\"days\":1825," + WHY)
                        .data()
                        .path(0)
                        .path("endDate")
                        .asString()))
                .isEqualTo(1832);
    }

    @Test
    void theSameKeyGivesOnce() { // CORE-010
        for (int i = 0; i < 2; i++) {
            var request = api.request("POST", person + "/free-trainings", "{\"count\":3," + WHY)
                    .header("Authorization", "Bearer " + admin)
                    .header("Idempotency-Key", "gift")
                    .build();
            assertThat(api.send(request).data().path("freeTrainingsLeft").asInt())
                    .isEqualTo(3);
        }
        assertThat(audit()).hasSize(1);
    }

    @Test
    void whoeverGetsSomethingFindsANote() { // section 9
        send("POST", "/credits", "{\"amount\":5," + WHY);
        send("POST", "/subscriptions", "{\"type\":\"month\"," + WHY);
        var notes = database.sql("select type from notifications where user_id = :id order by id")
                .bind("id", UUID.fromString(mia.user().path("id").asString()))
                .map(row -> row.get("type", String.class))
                .all()
                .collectList()
                .block();
        assertThat(notes).containsExactly("access_trainings", "access_days");
    }

    @Test
    void theCardShowsAllThatSomebodyHas() {
        send("POST", "/credits", "{\"amount\":5," + WHY);
        send("POST", "/free-trainings", "{\"count\":2," + WHY);
        send("POST", "/subscriptions", "{\"days\":10," + WHY);
        var card = api.get(person, admin).data();
        assertThat(card.path("access").path("accessType").asString()).isEqualTo("subscription");
        assertThat(card.path("access").path("freeTrainingsLeft").asInt()).isEqualTo(2);
        assertThat(card.path("subscriptions")).hasSize(2);
        assertThat(card.path("freeTrainings").path(0).path("source").asString()).isEqualTo("admin");
        assertThat(card.path("usages").isArray()).isTrue();
        assertThat(card.path("audit").path(0).path("action").asString()).isEqualTo("user.subscription_grant");
    }

    @Test
    void largeAmountsAreForSuperadminsAndNobodyGivesToThemselves() { // MB-804
        assertThat(send("POST", "/credits", "{\"amount\":10001," + WHY).reason())
                .isEqualTo("TOO_LARGE");
        assertThat(send("POST", "/free-trainings", "{\"count\":10001," + WHY).reason())
                .isEqualTo("TOO_LARGE");
        assertThat(api.send("POST", person + "/credits", "{\"amount\":10001," + WHY, superadmin)
                        .status())
                .isEqualTo(200);
        assertThat(api.send("POST", person + "/credits", "{\"amount\":-10001," + WHY, admin)
                        .reason())
                .isEqualTo("TOO_LARGE");
        for (var path : List.of("/credits", "/subscriptions")) {
            var body = "{\"amount\":5,\"type\":\"month\"," + WHY;
            assertThat(api.send("POST", pathOf(olga) + path, body, admin).reason())
                    .isEqualTo("OWN_ACCOUNT");
            assertThat(api.send("POST", pathOf(as("superadmin", "Boss")) + path, body, admin)
                            .reason())
                    .isEqualTo("PROTECTED");
            assertThat(api.send("POST", "/api/v1/admin/users/" + UUID.randomUUID() + path, body, admin)
                            .status())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST   | /credits             | {\"amount\":0,\"reason\":\"For nothing\"}                  | amount",
                "POST   | /credits             | {\"amount\":1000001,\"reason\":\"Far too much\"}           | amount",
                "POST   | /credits             | {\"amount\":-2147483648,\"reason\":\"Far too much\"}       | amount",
                "POST   | /credits             | {\"amount\":5,\"unit\":\"gold\",\"reason\":\"Nothing known\"} | unit",
                "POST   | /credits             | {\"amount\":5}                                             | reason",
                "POST   | /credits             | {\"amount\":5,\"reason\":\"why\"}                          | reason",
                "POST   | /free-trainings      | {\"count\":0,\"reason\":\"For nothing\"}                   | count",
                "POST   | /free-trainings      | {\"count\":-1,\"reason\":\"For nothing\"}                  | count",
                "POST   | /free-trainings      | {\"reason\":\"For nothing\"}                               | count",
                "DELETE | /free-trainings      | {\"source\":\"heaven\",\"reason\":\"For nothing\"}         | source",
                "DELETE | /free-trainings      | {}                                                         | reason",
                "POST   | /subscriptions       | {\"type\":\"century\",\"reason\":\"For nothing\"}          | type",
                "POST   | /subscriptions       | {\"days\":0,\"reason\":\"For nothing\"}                    | days",
                "POST   | /subscriptions       | {\"days\":1826,\"reason\":\"For nothing\"}                 | days",
                "POST   | /subscriptions       | {\"days\":3,\"type\":\"month\",\"reason\":\"For nothing\"} | days",
                "POST   | /subscriptions       | {\"reason\":\"For nothing\"}                               | days",
                "POST   | /gift-subscription   | {\"period\":\"decade\",\"reason\":\"For nothing\"}         | period",
                "PATCH  | /subscriptions/7     | {\"days\":3,\"reason\":\"For nothing\"}                    | subscription",
                "DELETE | /subscriptions/7     | {\"reason\":\"For nothing\"}                               | which"
            })
    void whatIsMalformedIsNamedAndChangesNothing(String method, String path, String body, String field) {
        var answer = send(method, path, body);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().path("error").path("details").has(field))
                .as(answer.json().toString())
                .isTrue();
        assertThat(access().path("hasAccess").asBoolean()).isFalse();
        assertThat(audit()).noneMatch(line -> line.contains(" ok "));
    }

    @ParameterizedTest
    @CsvSource({
        "POST, /credits",
        "POST, /free-trainings",
        "DELETE, /free-trainings",
        "POST, /subscriptions",
        "POST, /gift-subscription",
        "PATCH, /subscriptions/018f0000-0000-7000-8000-000000000000",
        "DELETE, /subscriptions/018f0000-0000-7000-8000-000000000000",
        "DELETE, /subscriptions"
    })
    void othersAreRefusedAndThatIsWrittenDown(String method, String path) {
        var body = "{\"amount\":5,\"count\":5,\"days\":5," + WHY;
        assertThat(api.send(method, person + path, body, mia.accessToken()).status())
                .isEqualTo(403);
        assertThat(api.send(method, person + path, body, null).status()).isEqualTo(401);
        assertThat(audit()).singleElement().asString().contains(" denied FORBIDDEN");
        assertThat(access().path("hasAccess").asBoolean()).isFalse();
    }

    private Api.Answer send(String method, String path, String body) {
        return api.send(method, person + path, body, admin);
    }

    private JsonNode access() {
        return api.get("/api/v1/me/access", mia.accessToken()).data();
    }

    private long days(String end) {
        return Duration.between(clock.instant(), Instant.parse(end)).toDays();
    }

    private List<String> audit() {
        return database.sql("select concat_ws(' ', action, outcome, reason) as line from audit_log"
                        + " where target_id = :id and action not in ('insert', 'update') order by id")
                .bind("id", mia.user().path("id").asString())
                .map(row -> row.get("line", String.class))
                .all()
                .collectList()
                .block();
    }

    private static String pathOf(Api.SignedIn person) {
        return "/api/v1/admin/users/" + person.user().path("id").asString();
    }

    private Api.SignedIn as(String role, String name) {
        var id = next++;
        api.signIn(id, name);
        database.sql("update users set role = '" + role + "' where telegram_id = " + id)
                .then()
                .block();
        return api.signIn(id, name);
    }
}
