package dev.krug.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.telegram.BotId;
import dev.krug.telegram.Bots;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** CORE-373: what a webhook answers to Telegram, and to everybody else. */
@ApiTest
class WebhookIT {

    private static final String SECRET = "X-Telegram-Bot-Api-Secret-Token";
    private static final int MEBIBYTE = 1024 * 1024;
    private static long nextUpdate = 1;

    @Autowired
    Api api;

    @Autowired
    Bots bots;

    @Autowired
    DatabaseClient database;

    private BotId bot;
    private String secret;

    @BeforeEach
    void expectWebhooks() {
        bot = bots.byName("spin_bot").block().id();
        secret = bots.receiveBy(bot, Bots.Mode.WEBHOOK).block();
    }

    @Test
    void storesAnUpdateOnceAndAnswersNothing() {
        var id = nextUpdate++;
        var first = deliver("spin_bot", secret, update(id, "hello"));
        assertThat(first.status()).isEqualTo(200);
        assertThat(first.response().body()).isEmpty();
        assertThat(deliver("spin_bot", secret, update(id, "hello")).status()).isEqualTo(200);
        assertThat(stored(id)).isEqualTo(1);
    }

    @Test
    void makesASecretForEachBotAndKeepsIt() {
        assertThat(secret).matches("[A-Za-z0-9_-]{64}");
        assertThat(bots.receiveBy(bot, Bots.Mode.POLLING).block()).isEqualTo(secret);
        var quiz = bots.byName("quiz_bot").block().id();
        assertThat(bots.receiveBy(quiz, Bots.Mode.WEBHOOK).block()).isNotEqualTo(secret);
    }

    @Test
    void takesNothingWithoutTheSecret() {
        var id = nextUpdate++;
        var almost = secret.substring(0, 63) + (secret.endsWith("A") ? "B" : "A");
        for (var wrong : new String[] {null, "", almost, secret + "A", "ü"}) {
            assertThat(deliver("spin_bot", wrong, update(id, "forged")).status())
                    .as("secret %s", wrong)
                    .isEqualTo(401);
        }
        assertThat(stored(id)).isZero();
    }

    @Test
    void knowsOnlyBotsOfThePlatform() {
        assertThat(deliver("no_such_bot", secret, update(1, "x")).status()).isEqualTo(404);
        assertThat(api.get("/webhooks/telegram/spin_bot", null).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "hello", "{}", "{\"update_id\":\"1\"}", "{\"update_id\":1.5}"})
    void refusesWhatIsNoUpdate(String body) {
        assertThat(deliver("spin_bot", secret, body).status()).isEqualTo(400);
    }

    @Test
    void takesAMebibyteAndNotOneByteMore() {
        var id = nextUpdate++;
        var frame = update(id, "").length();
        assertThat(deliver("spin_bot", secret, update(id, "x".repeat(MEBIBYTE - frame)))
                        .status())
                .isEqualTo(200);
        assertThat(deliver("spin_bot", secret, update(nextUpdate++, "x".repeat(MEBIBYTE)))
                        .status())
                .isEqualTo(413);
    }

    @Test
    void countsAlsoABodyThatDoesNotTellItsLength() {
        var body = update(nextUpdate++, "x".repeat(MEBIBYTE)).getBytes(UTF_8);
        var request = HttpRequest.newBuilder(URI.create(api.origin() + "/webhooks/telegram/spin_bot"))
                .timeout(Duration.ofSeconds(30))
                .header(SECRET, secret)
                .POST(BodyPublishers.ofByteArrays(List.of(body)))
                .build();
        assertThat(api.send(request).status()).isEqualTo(413);
    }

    @Test
    void asksTelegramToComeAgainWhenItCouldNotStore() {
        var odd = "{\"update_id\":" + nextUpdate++ + ",\"message\":{\"chat\":{\"id\":\"" + "9".repeat(60) + "\"}}}";
        assertThat(deliver("spin_bot", secret, odd).status()).isEqualTo(503);
    }

    @Test
    void isNotLimited() { // CORE-530 is for people
        for (int i = 0; i < 120; i++) {
            assertThat(deliver("spin_bot", secret, update(nextUpdate++, "many")).status())
                    .isEqualTo(200);
        }
    }

    private Api.Answer deliver(String name, @Nullable String told, String body) {
        var request = api.request("POST", "/webhooks/telegram/" + name, body);
        return api.send((told == null ? request : request.header(SECRET, told)).build());
    }

    private static String update(long id, String text) {
        return "{\"update_id\":" + id + ",\"message\":{\"chat\":{\"id\":7},\"text\":\"" + text + "\"}}";
    }

    private Long stored(long updateId) {
        return database.sql("select count(*) as n from bot_updates where bot_id = :bot and update_id = :id")
                .bind("bot", bot.value())
                .bind("id", updateId)
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }
}
