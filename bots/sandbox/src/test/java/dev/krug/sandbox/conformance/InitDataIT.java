package dev.krug.sandbox.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.krug.sandbox.NodeOracle;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.sandbox.Stage;
import dev.krug.sandbox.TestBot;
import dev.krug.sandbox.platform.Platform;
import dev.krug.sandbox.request.Json;
import dev.krug.telegram.Bots;
import dev.krug.testing.Servers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Launches between the local Telegram, the packages by which others check them, and our own server: CORE-429, 730. */
@Tag("conformance")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InitDataIT {

    private static final String BOT = "quiz_bot";

    private final Stage stage =
            new Stage(SandboxOptions.anyPort().withoutLimits().withBot(BOT, "Quiz"));
    private NodeOracle packages;
    private Platform platform;

    @BeforeAll
    void start() {
        packages = new NodeOracle("conformance", "init-data.mjs");
        var key = stage.sandbox.world().signingKey().publicHex();
        platform = Platform.start(
                stage.sandbox,
                Servers.newDatabase("launches"),
                Map.of(
                        "spring.profiles.active",
                        "sandbox",
                        "krug.roles",
                        "api,bots",
                        "krug.bots." + BOT + ".token",
                        token(),
                        "krug.initdata.ed25519-key",
                        key,
                        "krug.initdata.require-signature",
                        "true"));
        await().until(() -> platform.bean(Bots.class).byName(BOT).block() != null);
    }

    @AfterAll
    void stop() {
        if (platform != null) {
            platform.close();
        }
        if (packages != null) {
            packages.close();
        }
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({"apps, menu", "apps, link", "tma, menu", "tma, link"})
    void signsLaunchesThatThePackagesBelieve(String name, String source) {
        var launch = launch(source);
        assertThat(check(name, launch)).isEqualTo("valid");
        assertThat(checkSignature(name, launch)).isEqualTo("valid");

        assertThat(check(name, forged(launch))).contains("SignatureInvalidError");
        assertThat(checkSignature(name, forged(launch))).contains("SignatureInvalidError");
    }

    @ParameterizedTest
    @ValueSource(strings = {"menu", "link"})
    void signsLaunchesThatTheServerBelieves(String source) {
        var launch = launch(source);
        assertThat(signIn(launch).statusCode()).isEqualTo(200);
        var refused = signIn(forged(launch));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.body()).contains("HASH_MISMATCH");
    }

    @ParameterizedTest
    @ValueSource(strings = {"apps", "tma"})
    void believesLaunchesThatThePackagesSign(String name) {
        var user = Map.of("id", stage.anna, "first_name", "Анна & Co", "language_code", "ru");
        var signed = packages.ask(Map.of(
                        "by", name,
                        "sign", Map.of("query_id", "AAHdF6IQ" + name, "user", user, "start_param", "from-afar"),
                        "token", token(),
                        "at", Instant.now().getEpochSecond()))
                .asString();
        var answer = signIn(signed);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(Json.MAPPER.readTree(answer.body()).at("/data/startParam").asString())
                .isEqualTo("from-afar");
        assertThat(signIn(forged(signed)).body()).contains("HASH_MISMATCH");
    }

    private String launch(String source) {
        return stage.control(
                        "POST",
                        "/mini-app/open",
                        Map.of(
                                "user",
                                stage.anna,
                                "bot",
                                BOT,
                                "url",
                                "https://example.org/app",
                                "source",
                                source,
                                "start_param",
                                "from-afar"))
                .path("init_data")
                .asString();
    }

    /** Somebody else's name under the same seal. */
    private static String forged(String launch) {
        var forged = launch.replace("first_name%22%3A%22", "first_name%22%3A%22X");
        assertThat(forged).isNotEqualTo(launch);
        return forged;
    }

    private String check(String name, String launch) {
        return packages.ask(Map.of("by", name, "check", launch, "token", token()))
                .asString();
    }

    /** By the signature alone, as those check who do not know the bot's token. */
    private String checkSignature(String name, String launch) {
        var question = new HashMap<String, Object>(Map.of("by", name, "check", launch));
        question.put("bot", Long.parseLong(token().substring(0, token().indexOf(':'))));
        question.put("key", stage.sandbox.world().signingKey().publicHex());
        return packages.ask(question).asString();
    }

    private HttpResponse<String> signIn(String initData) {
        return TestBot.post(
                platform.url() + "/api/v1/auth/telegram/init-data",
                "application/json",
                Json.of(Map.of("initData", initData)).toString());
    }

    private String token() {
        return stage.sandbox.token(BOT);
    }
}
