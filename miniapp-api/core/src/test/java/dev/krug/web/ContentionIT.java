package dev.krug.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** CORE-007: a request that loses against another is tried again before it is refused. */
@ApiTest
class ContentionIT {

    private static final String PROFILE = "/api/v1/users/me";

    @Autowired
    Api api;

    @Autowired
    DatabaseClient database;

    private String token;

    @BeforeEach
    void signIn() {
        token = api.signIn(7_007, "Eva").accessToken();
        execute("create sequence tries");
    }

    @AfterEach
    void calm() {
        execute("drop trigger losing on users");
        execute("drop function lose()");
        execute("drop sequence tries");
    }

    @Test
    void succeedsWhenItLosesThreeTimes() {
        loseTimes(3);
        assertThat(change("Evita").status()).isEqualTo(200);
        assertThat(tries()).isEqualTo(4);
    }

    @Test
    void isRefusedWhenItLosesAFourthTime() {
        loseTimes(4);
        var answer = change("Evelina");
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("CONFLICT");
        assertThat(answer.reason()).isEqualTo("LOCKED");
        assertThat(tries()).isEqualTo(4);
    }

    @Test
    void takesAKeyedRequestAgainAsAWhole() { // CORE-010
        loseTimes(2);
        var answer = api.send(api.request("PATCH", PROFILE, "{\"firstName\":\"Evangeline\"}")
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", "contention-1")
                .build());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data().path("firstName").asString()).isEqualTo("Evangeline");
        assertThat(tries()).isEqualTo(3);
    }

    private Api.Answer change(String firstName) {
        return api.send("PATCH", PROFILE, "{\"firstName\":\"" + firstName + "\"}", token);
    }

    /** What a sequence counts stays counted when its transaction is rolled back. */
    private void loseTimes(int times) {
        execute("""
                create function lose() returns trigger language plpgsql as $$ begin
                  if nextval('tries') <= %d then raise exception 'lost' using errcode = '40P01'; end if;
                  return new;
                end $$
                """.formatted(times));
        execute("create trigger losing before update of first_name on users for each row execute function lose()");
    }

    private long tries() {
        return database.sql("select last_value from tries")
                .map(row -> row.get("last_value", Long.class))
                .one()
                .block();
    }

    private void execute(String sql) {
        database.sql(sql).then().block();
    }
}
