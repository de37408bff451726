package dev.krug.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.access.Access;
import dev.krug.access.BotChannel;
import dev.krug.access.BotChannels;
import dev.krug.access.GrantSource;
import dev.krug.promo.NewPromoCode;
import dev.krug.promo.PromoCodes;
import dev.krug.promo.PromoType;
import dev.krug.testing.TestClock;
import dev.krug.users.UserId;
import dev.krug.web.Api;
import dev.krug.web.Api.Answer;
import dev.krug.web.ApiTest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import tools.jackson.databind.JsonNode;

/** Access, plans, promo codes and the bonus of channels over HTTP. */
@ApiTest
class AccessApiIT {

    private static final ChannelStandIn TELEGRAM = new ChannelStandIn();
    private static final String CHECK = "/api/v1/me/channel-bonus/check";
    private static final String SPIN = "{\"bot\":\"spin_bot\"}";
    private static long nextTelegramId = 5_800_000_000L;
    private static int nextCode = 100;

    @Autowired
    Api api;

    @Autowired
    Access access;

    @Autowired
    BotChannels channels;

    @Autowired
    PromoCodes codes;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    Clock clock;

    private long telegramId;
    private String token = "";
    private UserId user;

    @DynamicPropertySource
    static void telegram(DynamicPropertyRegistry properties) {
        properties.add("krug.telegram.base-url", TELEGRAM::url);
    }

    @AfterAll
    static void stop() {
        TELEGRAM.close();
    }

    @BeforeEach
    void signIn() {
        ((TestClock) clock).advance(Duration.ofHours(1));
        TELEGRAM.breakDown(false);
        telegramId = nextTelegramId++;
        var signedIn = api.signIn(telegramId, "Anna");
        token = signedIn.accessToken();
        user = new UserId(UUID.fromString(signedIn.user().path("id").asString()));
        in(channels.put(BotChannel.named("spin_bot", "@krug_news")));
    }

    @Test
    void tellsWhatTheCallerMayStart() { // MB-302
        assertThat(api.get("/api/v1/me/access?bot=spin_bot", token).data().toString())
                .isEqualTo("{\"hasAccess\":false,\"accessType\":null,\"details\":{},\"freeTrainingsLeft\":0,"
                        + "\"creditsLeft\":0,\"subscriptionEnd\":null,\"quotaLeft\":null}");
        assertThat(api.get("/api/v1/me/access?bot=quiz_bot", token)
                        .data()
                        .path("quotaLeft")
                        .asInt())
                .isEqualTo(5);
        in(access.grantSubscription(user, 30, GrantSource.ADMIN, "admin:1"));
        in(access.addCredits(user, 3, GrantSource.ADMIN, "admin:2"));

        var mine = api.get("/api/v1/me/access", token).data();
        assertThat(mine.path("accessType").asString()).isEqualTo("subscription");
        assertThat(mine.path("details").path("daysLeft").asInt()).isEqualTo(30);
        assertThat(mine.path("details").path("endDate").asString())
                .isEqualTo(mine.path("subscriptionEnd").asString())
                .isEqualTo(clock.instant().plus(Duration.ofDays(30)).toString());
        assertThat(mine.path("creditsLeft").asInt()).isEqualTo(3);

        var subscriptions = api.get("/api/v1/me/subscriptions", token).data();
        assertThat(subscriptions.findValuesAsString("type")).containsExactlyInAnyOrder("month", "credits");
        assertThat(subscriptions.findValuesAsString("product")).contains("GIFT_SUB");
    }

    @Test
    void listsPlansForEverybody() { // MB-320, MB-321, ruling 14
        for (var path : List.of("/api/v1/plans", "/api/v1/payments/products", "/api/v1/billing/plans")) {
            var plans = api.get(path, null).data();
            assertThat(plans.findValuesAsString("code"))
                    .containsExactly("month", "year", "credits_5", "credits_10", "credits_20", "credits_50");
            var year = plans.get(1);
            assertThat(year.path("discountPercent").asInt()).isEqualTo(41);
            assertThat(year.path("savings").path("text").asString()).isEqualTo("4890 ₽");
            assertThat(year.path("price").toString())
                    .isEqualTo("{\"minor\":699000,\"currency\":\"RUB\",\"text\":\"6990 ₽\"}");
            assertThat(plans.get(0).path("discountPercent").isNull()).isTrue();
        }
        assertThat(api.get("/api/v1/plans?kind=credits", null).data().size()).isEqualTo(4);
    }

    @Test
    void looksAtACodeAndUsesItOnce() { // MB-343, CORE-010
        var code = make(NewPromoCode.of(PromoType.CREDITS, 2));
        var body = "{\"code\":\" " + code + " \"}";

        var seen = api.post("/api/v1/promocodes/check", body, token).data();
        assertThat(seen.path("effectText").asString()).isEqualTo("2 trainings with no end date");
        var first = activate(body, "once");
        var again = activate(body, "once");
        assertThat(first.data().path("applied").asBoolean()).isTrue();
        assertThat(first.data().path("access").path("creditsLeft").asInt()).isEqualTo(2);
        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.data()).isEqualTo(first.data());
        assertThat(activate(body, "twice").reason()).isEqualTo("PROMO_ALREADY_USED");
        assertThat(database.sql("select bot_name from promocode_usage where user_id = :user")
                        .bind("user", user.value())
                        .map(row -> row.get("bot_name", String.class))
                        .one()
                        .block())
                .isEqualTo("spin_bot");
    }

    @Test
    void promisesADiscountAndSaysSo() { // MB-345
        var code = make(NewPromoCode.of(PromoType.DISCOUNT, 15));
        var answer = activate("{\"code\":\"" + code + "\",\"bot\":\"quiz_bot\"}", "discount");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data().path("applied").asBoolean(true)).isFalse();
        assertThat(answer.data().path("effectText").asString()).isEqualTo("15% off your next purchase");
    }

    @Test
    void givesEachRefusalItsReason() { // MB-342
        var stopped = make(NewPromoCode.of(PromoType.TRAININGS, 1));
        in(codes.disable(stopped));
        var usedUp = make(NewPromoCode.of(PromoType.TRAININGS, 1).usableTimes(1));
        database.sql("update promocodes set current_uses = 1 where code = :code")
                .bind("code", usedUp)
                .then()
                .block();
        var personal = make(NewPromoCode.of(PromoType.TRAININGS, 1).onlyFor(user));
        var ending = make(NewPromoCode.of(PromoType.TRAININGS, 1).forDays(1));
        ((TestClock) clock).advance(Duration.ofDays(1));
        token = api.signIn(nextTelegramId++, "Ben").accessToken();

        assertThat(refusal(stopped)).isEqualTo("PROMO_DISABLED");
        assertThat(refusal(usedUp)).isEqualTo("PROMO_EXHAUSTED");
        assertThat(refusal(personal)).isEqualTo("PROMO_NOT_YOURS");
        assertThat(refusal(ending)).isEqualTo("PROMO_EXPIRED");
        assertThat(refusal("NOSUCHCODE")).isEqualTo("PROMO_NOT_FOUND");
    }

    private String refusal(String code) {
        var answer = api.post("/api/v1/promocodes/check", "{\"code\":\"" + code + "\"}", token);
        assertThat(answer.status()).isEqualTo(422);
        return answer.reason();
    }

    @Test
    void shutsOutWhoGuesses() { // MB-348
        for (int i = 0; i < 5; i++) {
            var guess = activate("{\"code\":\"GUESS" + i + "\"}", "guess" + i);
            assertThat(guess.reason()).isEqualTo("PROMO_NOT_FOUND");
        }
        var blocked = activate("{\"code\":\"GUESS\"}", "guess");
        assertThat(blocked.status()).isEqualTo(429);
        assertThat(blocked.reason()).isEqualTo("TOO_MANY_WRONG_CODES");
        assertThat(Integer.parseInt(blocked.header("Retry-After"))).isBetween(1, 601);
        assertThat(api.post("/api/v1/promocodes/check", "{\"code\":\"GUESS\"}", token)
                        .status())
                .isEqualTo(429);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/api/v1/promocodes/activate|{}|400|code",
                "/api/v1/promocodes/activate|{\"code\":null}|400|code",
                "/api/v1/promocodes/activate|{\"code\":\"  \"}|400|code",
                "/api/v1/promocodes/activate|{\"code\":[]}|400|code",
                "/api/v1/promocodes/activate|{\"code\":\"A\\u0000\"}|400|code",
                "/api/v1/promocodes/check|{\"code\":\"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA\"}|400|code",
                "/api/v1/promocodes/check|[]|400|body",
                "/api/v1/promocodes/activate|{\"code\":\"GOOD\",\"bot\":\"nobody\"}|404|",
                "/api/v1/me/channel-bonus/check|{}|400|bot",
                "/api/v1/me/channel-bonus/check|{\"bot\":\"nobody\"}|404|",
                "/api/v1/me/channel-bonus/check|{\"bot\":\"quiz_bot\"}|404|"
            })
    void namesWhatIsWrong(String path, String body, int status, String field) { // CORE-719
        var answer = api.post(path, body, token);
        assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
        if (field != null) {
            assertThat(answer.json().path("error").path("details").propertyNames())
                    .containsExactly(field);
        }
    }

    @Test
    void findsNoAccessToUnknownBotsAndNoUnknownKinds() {
        assertThat(api.get("/api/v1/me/access?bot=nobody", token).status()).isEqualTo(404);
        assertThat(api.get("/api/v1/plans?kind=houses", null).status()).isEqualTo(400);
        for (var path : List.of("/api/v1/me/access", "/api/v1/me/subscriptions", "/api/v1/me/channel-bonuses")) {
            assertThat(api.get(path, null).status()).isEqualTo(401);
            assertThat(api.get(path, api.guest().accessToken()).reason()).isEqualTo("REGISTRATION_REQUIRED");
        }
    }

    @Test
    void givesTheBonusOnceForeverForAChannel() { // MB-331
        var notYet = api.post(CHECK, SPIN, token);
        assertThat(notYet.status()).isEqualTo(422);
        assertThat(notYet.reason()).isEqualTo("NOT_SUBSCRIBED");
        TELEGRAM.put(telegramId, "{\"status\":\"restricted\",\"is_member\":true}");
        in(channels.put(BotChannel.named("quiz_bot", "krug_news")));

        var granted = api.post(CHECK, SPIN, token).data();

        assertThat(granted.path("granted").asBoolean()).isTrue();
        assertThat(granted.path("trainingsAdded").asInt()).isEqualTo(2);
        assertThat(granted.path("access").path("details").toString())
                .isEqualTo("{\"source\":\"channel\",\"trainingsLeft\":2}");
        assertThat(api.post(CHECK, SPIN, token).reason()).isEqualTo("ALREADY_GRANTED");
        assertThat(api.post(CHECK, "{\"bot\":\"quiz_bot\"}", token).reason()).isEqualTo("ALREADY_GRANTED");
        TELEGRAM.put(telegramId, "{\"status\":\"left\"}");
        assertThat(api.get("/api/v1/me/access", token)
                        .data()
                        .path("freeTrainingsLeft")
                        .asInt())
                .isEqualTo(2);
        assertThat(offers()).contains("\"taken\":true").doesNotContain("\"taken\":false");
        database.sql("delete from bot_channels where bot_name = 'quiz_bot'")
                .then()
                .block();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"status\":\"creator\"}|true",
                "{\"status\":\"administrator\"}|true",
                "{\"status\":\"member\"}|true",
                "{\"status\":\"restricted\",\"is_member\":false}|false",
                "{\"status\":\"left\"}|false",
                "{\"status\":\"kicked\"}|false"
            })
    void knowsWhoIsIn(String member, boolean isIn) { // MB-331
        TELEGRAM.put(telegramId, member);
        assertThat(api.post(CHECK, SPIN, token).status()).isEqualTo(isIn ? 200 : 422);
    }

    @Test
    void tenTapsAtOnceGrantOnce() { // MB-333
        TELEGRAM.put(telegramId, "{\"status\":\"member\"}");
        var answers = Flux.fromStream(IntStream.range(0, 10).boxed())
                .flatMap(
                        i -> Mono.fromCallable(() -> api.post(CHECK, SPIN, token))
                                .subscribeOn(Schedulers.boundedElastic()),
                        10)
                .collectList()
                .block();
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(api.get("/api/v1/me/access", token)
                        .data()
                        .path("freeTrainingsLeft")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void tellsWhatItCouldNotFindOut() { // MB-332
        TELEGRAM.breakDown(true);
        var failed = api.post(CHECK, SPIN, token);
        assertThat(failed.status()).isEqualTo(502);
        assertThat(failed.reason()).isEqualTo("CHANNEL_CHECK_FAILED");
        api.post(CHECK, SPIN, token);
        assertThat(database.sql("select held_back from bot_alerts where kind = 'channel_check'")
                        .map(row -> row.get("held_back", Integer.class))
                        .one()
                        .block())
                .isPositive();
        assertThat(api.get("/api/v1/me/access", token)
                        .data()
                        .path("freeTrainingsLeft")
                        .asInt())
                .isZero();
    }

    @Test
    void asksTelegramOnlyWhenItIsToldTo() { // MB-333
        int before = TELEGRAM.asked();
        assertThat(offers()).contains("\"inviteUrl\":\"https://t.me/krug_news\"", "\"trainings\":2");
        api.get("/api/v1/me/access?bot=spin_bot", token);
        assertThat(TELEGRAM.asked()).isEqualTo(before);
    }

    private String offers() {
        JsonNode offers = api.get("/api/v1/me/channel-bonuses", token).data();
        return offers.toString();
    }

    private Answer activate(String body, String key) {
        return api.send(api.request("POST", "/api/v1/promocodes/activate", body)
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .build());
    }

    private String make(NewPromoCode promo) {
        var name = "REST" + nextCode++;
        in(codes.create(name, promo, null));
        return name;
    }

    private <T> T in(Mono<T> action) {
        return transaction.transactional(action).block();
    }
}
