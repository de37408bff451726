package dev.krug.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.users.TelegramProfile;
import dev.krug.users.User;
import dev.krug.users.Users;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

/** Admins are told, in their language, through a bot that reaches them, and never by a storm. */
@StoreTest
class AlertsIT {

    private static final Alert CONFLICT = Alert.of(Alert.Kind.CONFLICT, "count", 5);
    private static long next = 8_500_000_000L;

    @Autowired
    Bots bots;

    @Autowired
    Chats chats;

    @Autowired
    Users users;

    @Autowired
    Outbox outbox;

    @Autowired
    Alerts alerts;

    @Autowired
    TestClock clock;

    @Autowired
    DatabaseClient database;

    private Bot bot;
    private Bot other;

    @BeforeEach
    void register() {
        database.sql("update users set role = 'member' where role <> 'member'")
                .then()
                .block();
        bot = bots.register("alarm_" + next, Map.of(), next++, null).block();
        other = bots.register("alarm_" + next, Map.of(), next++, null).block();
    }

    @Test
    void reachAdminsInTheirLanguageAndNobodyElse() {
        var anna = person("en", "admin", bot);
        var boris = person("ru", "superadmin", bot);
        person("en", "member", bot);

        alerts.tell(bot, CONFLICT).block();

        var told = outbox.claim(bot.id(), "sender", 10).collectList().block();
        assertThat(told).extracting(ClaimedCall::chatId).containsExactlyInAnyOrder(chat(anna), chat(boris));
        assertThat(told).anySatisfy(call -> assertThat(call.payload()).contains("somebody else asks"));
        assertThat(told).anySatisfy(call -> assertThat(call.payload()).contains("запрашивает кто-то"));
    }

    @Test
    void goThroughAnotherBotWhenTheirOwnIsRefused() {
        var anna = person("en", "admin", bot);
        chats.heardFrom(other.id(), chat(anna), "private", anna.id()).block();
        bots.refuse(bot.id(), "401").block();

        alerts.tell(bot, Alert.of(Alert.Kind.UNAUTHORIZED)).block();

        assertThat(outbox.claim(bot.id(), "sender", 10).collectList().block()).isEmpty();
        assertThat(outbox.claim(other.id(), "sender", 10).collectList().block())
                .singleElement()
                .satisfies(call -> assertThat(call.payload()).contains(bot.name(), "refuses the token"));
    }

    @Test
    void comeOnceInAnHourAndThenSayHowManyWereHeldBack() { // multi-bot section 9
        person("en", "admin", bot);
        Flux.range(0, 20).flatMap(i -> alerts.tell(bot, CONFLICT), 8).then().block();
        assertThat(claimed()).hasSize(1);

        clock.advance(Duration.ofMinutes(59));
        alerts.tell(bot, CONFLICT).block();
        assertThat(claimed()).isEmpty();

        clock.advance(Duration.ofMinutes(1));
        alerts.tell(bot, CONFLICT).block();
        assertThat(claimed())
                .singleElement()
                .satisfies(call -> assertThat(call.payload()).contains("20 more alerts"));

        clock.advance(Duration.ofHours(1));
        alerts.tell(bot, CONFLICT).block();
        assertThat(claimed())
                .singleElement()
                .satisfies(call -> assertThat(call.payload()).doesNotContain("held back"));
    }

    @Test
    void ofDifferentKindsDoNotHoldEachOtherBack() {
        person("en", "admin", bot);
        alerts.tell(bot, CONFLICT).block();
        var dead = new Alert(Alert.Kind.DEAD_UPDATE, Map.of("update", "7", "error", "<Odd>"));
        alerts.tell(bot, dead).block();
        alerts.tell(other, CONFLICT).block();

        var first = claimed();
        assertThat(first).hasSize(1);
        assertThat(waiting()).isEqualTo(2);
    }

    private List<ClaimedCall> claimed() {
        var calls = outbox.claim(bot.id(), "sender", 50).collectList().block();
        calls.forEach(call -> outbox.sent(List.of(new Outbox.Made(call, "{}"))).block());
        return calls;
    }

    private Long waiting() {
        return database.sql("select count(*) as n from bot_outbox where bot_id = :bot and state = 'pending'")
                .bind("bot", bot.id().value())
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }

    private static long chat(User user) {
        return user.telegram().id();
    }

    private User person(String language, String role, Bot reachedBy) {
        long id = next++;
        var profile = new TelegramProfile(id, "P" + id, null, null, language, null, null, null, null);
        var user = users.getOrCreate(profile).block().user();
        database.sql("update users set role = :role where id = :id")
                .bind("role", role)
                .bind("id", user.id().value())
                .then()
                .block();
        chats.heardFrom(reachedBy.id(), id, "private", user.id()).block();
        return user;
    }
}
