package dev.krug.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.TestClock;
import dev.krug.web.Api.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** What users say and choose about themselves. */
@ApiTest
class SettingsIT {

    @Autowired
    Api api;

    @Autowired
    Clock clock;

    @Autowired
    DatabaseClient database;

    private String token = "";
    private UUID user = new UUID(0, 0);

    @BeforeEach
    void signIn() {
        ((TestClock) clock).advance(Duration.ofHours(1));
        var eva = api.signIn(50_000 + clock.millis() % 1_000_000_000, "Eva");
        token = eva.accessToken();
        user = UUID.fromString(eva.user().path("id").asString());
    }

    @Test
    void beginsWithTheDefaultsOfAllParts() { // CORE-333
        var settings = read();
        assertThat(settings.data().path("quietFrom").asString()).isEqualTo("22:00");
        assertThat(settings.data().path("quietTo").asString()).isEqualTo("09:00");
        assertThat(settings.data().path("quietEnabled").booleanValue()).isTrue();
        assertThat(settings.data().path("remindersMorning").booleanValue()).isTrue();
        assertThat(settings.data().path("remindersEvening").booleanValue()).isTrue();
        assertThat(settings.data().path("preferences").size()).isEqualTo(15);
        assertThat(wants(settings, "promo", "telegram")).isTrue();
        assertThat(wants(settings, "promo", "sms")).isFalse();
    }

    @Test
    void keepsWhatIsChosenAndOnlyThat() { // MB-115
        assertThat(change("{\"quietFrom\":\"23:30\",\"remindersEvening\":false}")
                        .status())
                .isEqualTo(200);
        assertThat(change("{\"quietTo\":\"00:00\",\"preferences\":["
                                + "{\"category\":\"promo\",\"channel\":\"telegram\",\"enabled\":false},"
                                + "{\"category\":\"security\",\"channel\":\"telegram\",\"enabled\":true}]}")
                        .status())
                .isEqualTo(200);
        var settings = read();
        assertThat(settings.data().path("quietFrom").asString()).isEqualTo("23:30");
        assertThat(settings.data().path("quietTo").asString()).isEqualTo("00:00");
        assertThat(settings.data().path("remindersEvening").booleanValue()).isFalse();
        assertThat(settings.data().path("remindersMorning").booleanValue()).isTrue();
        assertThat(wants(settings, "promo", "telegram")).isFalse();
        assertThat(wants(settings, "promo", "push")).isTrue();
        assertThat(wants(settings, "reminder", "telegram")).isTrue();
    }

    @Test
    void changesAllOrNothing() {
        assertThat(change("{\"timezone\":\"Asia/Almaty\"}").status()).isEqualTo(200);
        var refused = change("{\"timezone\":\"UTC\",\"quietEnabled\":false}");
        assertThat(refused.reason()).isEqualTo("TIMEZONE_TOO_SOON");
        assertThat(read().data().path("quietEnabled").booleanValue()).isTrue();
    }

    @Test
    void letsNobodySwitchSecurityOff() { // CORE-332
        var refused = change("{\"preferences\":[{\"category\":\"security\",\"channel\":\"email\",\"enabled\":false}]}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.reason()).isEqualTo("CATEGORY_NOT_OPTIONAL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"quietFrom\":\"24:00\"}|quietFrom",
                "{\"quietFrom\":\"9:00\"}|quietFrom",
                "{\"quietFrom\":\"09:00:00\"}|quietFrom",
                "{\"quietFrom\":null}|quietFrom",
                "{\"quietTo\":900}|quietTo",
                "{\"quietEnabled\":\"true\"}|quietEnabled",
                "{\"quietEnabled\":null}|quietEnabled",
                "{\"remindersMorning\":1}|remindersMorning",
                "{\"remindersEvening\":[]}|remindersEvening",
                "{\"preferences\":{}}|preferences",
                "{\"preferences\":null}|preferences",
                "{\"preferences\":[null]}|preferences",
                "{\"preferences\":[{\"category\":\"x\",\"channel\":\"telegram\",\"enabled\":true}]}|preferences",
                "{\"preferences\":[{\"category\":\"promo\",\"channel\":\"pigeon\",\"enabled\":true}]}|preferences",
                "{\"preferences\":[{\"category\":\"promo\",\"channel\":\"push\",\"enabled\":\"no\"}]}|preferences",
                "{\"quietTo\":\"x\",\"language\":\"de\"}|language,quietTo"
            })
    void namesTheSettingThatIsWrong(String body, String fields) {
        var answer = change(body);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(400);
        assertThat(String.join(",", answer.json().path("error").path("details").propertyNames()))
                .isEqualTo(fields);
    }

    @Test
    void sealsTheDateOfBirth() { // CORE-013, CORE-142
        var told = patchMe("{\"birthDate\":\"1991-03-08\"}");
        assertThat(told.data().path("birthDate").asString()).isEqualTo("1991-03-08");
        assertThat(told.data().path("dateOfBirth").asString()).isEqualTo("1991-03-08");
        assertThat(read().data().path("birthDate").asString()).isEqualTo("1991-03-08");
        assertThat(text("select birth_date_enc from users where id = :user"))
                .isNotEmpty()
                .doesNotContain("1991");
        assertThat(
                        text(
                                "select string_agg(cast(after as text), ' ') from audit_log where target_id = cast(:user as text)"))
                .contains("birth_date")
                .doesNotContain("1991");
        assertThat(patchMe("{\"dateOfBirth\":null}").data().path("birthDate").isNull())
                .isTrue();
        assertThat(text("select coalesce(birth_date_enc, 'none') from users where id = :user"))
                .isEqualTo("none");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"1991-02-29\"", "\"91-03-08\"", "\"1991-3-8\"", "19910308", "\"\"", "true", "\"+1991-03-08\""})
    void refusesDatesThatAreNone(String date) {
        assertThat(refusedField("{\"birthDate\":" + date + "}")).isEqualTo("birthDate");
        assertThat(refusedField("{\"dateOfBirth\":" + date + "}")).isEqualTo("dateOfBirth");
    }

    @Test
    void acceptsAgesUpToAHundredAndTwenty() { // CORE-142
        var today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        assertThat(refusedField(born(today))).isEqualTo("birthDate");
        assertThat(refusedField(born(today.plusYears(1)))).isEqualTo("birthDate");
        assertThat(refusedField(born(today.minusYears(121)))).isEqualTo("birthDate");
        assertThat(patchMe(born(today.minusYears(121).plusDays(1))).status()).isEqualTo(200);
        assertThat(patchMe(born(today.minusDays(1))).status()).isEqualTo(200);
    }

    @Test
    void clearsWhatMayBeEmptyAndKeepsWhatIsAbsent() { // CORE-142
        assertThat(patchMe("{\"gender\":\"female\",\"firstName\":\"Eva\",\"lastName\":\"K\",\"avatarUrl\":"
                                + "\"https://example.com/a.png\"}")
                        .status())
                .isEqualTo(200);
        var cleared = patchMe("{\"gender\":null,\"lastName\":null,\"avatarUrl\":null,\"username\":null}");
        for (var field : new String[] {"gender", "lastName", "avatarUrl", "username"}) {
            assertThat(cleared.data().path(field).isNull()).as(field).isTrue();
        }
        assertThat(cleared.data().path("firstName").asString()).isEqualTo("Eva");
        assertThat(refusedField("{\"gender\":\"other\"}")).isEqualTo("gender");
    }

    @Test
    void remembersInTheBrowserWhoWasShownAround() { // CORE-142
        assertThat(patchMe("{\"isOnboarded\":false}").header("Set-Cookie")).isNull();
        var done = patchMe("{\"isOnboarded\":true}");
        assertThat(done.data().path("isOnboarded").booleanValue()).isTrue();
        assertThat(done.header("Set-Cookie"))
                .startsWith("user_onboarded=true")
                .contains("Path=/", "Max-Age=31536000", "SameSite=Lax")
                .doesNotContain("HttpOnly");
    }

    private Answer read() {
        return api.get("/api/v1/me/settings", token);
    }

    private Answer change(String body) {
        return api.send("PATCH", "/api/v1/me/settings", body, token);
    }

    private Answer patchMe(String body) {
        return api.send("PATCH", "/api/v1/users/me", body, token);
    }

    private String refusedField(String body) {
        var answer = patchMe(body);
        assertThat(answer.status()).as(body).isEqualTo(400);
        return String.join(",", answer.json().path("error").path("details").propertyNames());
    }

    private static String born(LocalDate date) {
        return "{\"birthDate\":\"" + date + "\"}";
    }

    private static boolean wants(Answer settings, String category, String channel) {
        for (var choice : settings.data().path("preferences")) {
            if (choice.path("category").asString().equals(category)
                    && choice.path("channel").asString().equals(channel)) {
                return choice.path("enabled").booleanValue();
            }
        }
        throw new AssertionError("No choice for " + category + " on " + channel);
    }

    private String text(String sql) {
        return Objects.requireNonNull(database.sql(sql)
                .bind("user", user)
                .map(row -> row.get(0, String.class))
                .one()
                .block());
    }
}
