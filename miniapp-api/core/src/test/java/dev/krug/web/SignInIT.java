package dev.krug.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Signing in, renewing and signing out over HTTP. */
@ApiTest
class SignInIT {

    @Autowired
    Api api;

    @Autowired
    Clock clock;

    @Test
    void exchangesALaunchForTokensOfTheBotThatFits() { // CORE-034, CORE-039
        var answer = api.exchange(
                api.launchOf(501, "Анна").with("start_param", "p-profile").by(Api.QUIZ_TOKEN));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data().path("bot").asString()).isEqualTo("quiz_bot");
        assertThat(answer.data().path("startParam").asString()).isEqualTo("p-profile");
        assertThat(answer.data().path("isNew").booleanValue()).isTrue();
        assertThat(answer.data().path("tokenType").asString()).isEqualTo("Bearer");
        assertThat(answer.data().path("user").path("displayName").asString()).startsWith("Анна");
        var me = api.get("/api/v1/users/me", answer.data().path("accessToken").asString());
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.data().path("telegram").path("id").longValue()).isEqualTo(501);
        assertThat(me.data().path("game").path("level").intValue()).isEqualTo(1);
    }
}
