package dev.krug.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.kernel.Json;
import dev.krug.notifications.Notifications;
import dev.krug.privacy.OwnExports.Requested;
import dev.krug.sessions.BotSessions;
import dev.krug.telegram.Bot;
import dev.krug.telegram.Bots;
import dev.krug.telegram.Inbox;
import dev.krug.telegram.Outbox;
import dev.krug.telegram.OutgoingCall;
import dev.krug.telegram.ReceivedUpdate;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.testing.Traces;
import dev.krug.users.Erased;
import dev.krug.users.ProfileChange;
import dev.krug.users.TelegramProfile;
import dev.krug.users.User;
import dev.krug.users.UserDeletionContributor;
import dev.krug.users.Users;
import dev.krug.xp.Activities;
import dev.krug.xp.Activities.Activity;
import dev.krug.xp.Experience;
import dev.krug.xp.XpGrant;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What a person can take along, and that nothing of them is left. */
@StoreTest
@Import(OwnDataIT.Wallet.class)
class OwnDataIT {

    private static final String FIRST_NAME = "Zinaida";
    private static final String USERNAME = "zina_unique";

    private static long nextTelegramId = 5_777_000_000L;
    private static long nextUpdateId = 1;

    @Autowired
    OwnExports exports;

    @Autowired
    Users users;

    @Autowired
    Experience experience;

    @Autowired
    Activities activities;

    @Autowired
    Notifications notifications;

    @Autowired
    BotSessions sessions;

    @Autowired
    Bots bots;

    @Autowired
    Inbox inbox;

    @Autowired
    Outbox outbox;

    @Autowired
    Wallet wallet;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    TestClock clock;

    private Bot bot;
    private User zina;

    /** A domain that has something against it, and something to remember. */
    static class Wallet implements UserDeletionContributor {

        private boolean full;

        @Override
        public Mono<String> refuse(User user) {
            return full ? Mono.just("WALLET_NOT_EMPTY") : Mono.empty();
        }

        @Override
        public Flux<String> usedGrants(User user) {
            return Flux.just("channel:spin_bot", "promo:SPRING");
        }
    }

    @BeforeEach
    void live() {
        bot = bots.register("spin_bot", Map.of("en", "SPIN"), 7_777_000_001L, "spin_bot")
                .block();
        zina = contact(nextTelegramId++);
        users.change(
                        zina.id(),
                        new ProfileChange(
                                Map.of("display_name", FIRST_NAME + " P.", "birth_date", LocalDate.of(1990, 5, 17))))
                .as(transaction::transactional)
                .block();
        inTransaction(() -> experience.add(new XpGrant(zina.id(), "spin_bot", 140, "training", "t:" + zina.id())));
        activities
                .record(
                        zina,
                        List.of(new Activity(
                                "challenge_bot", "checkin", 1, Map.of("note", "I am " + FIRST_NAME), "n:" + zina.id())))
                .block();
        sessions.getOrCreate(zina.id(), "spin_bot").block();
        sessions.save(zina.id(), "spin_bot", Map.of("name", FIRST_NAME, "_hidden", "a secret fact"), null, null)
                .block();
        long telegramId = zina.telegram().id();
        inbox.store(
                        bot.id(),
                        new ReceivedUpdate(
                                nextUpdateId++,
                                Long.toString(telegramId),
                                1,
                                "{\"message\":{\"from\":{\"id\":" + telegramId + ",\"first_name\":\"" + FIRST_NAME
                                        + "\"}}}"))
                .block();
        outbox.add(
                        bot.id(),
                        null,
                        List.of(new OutgoingCall(
                                telegramId,
                                OutgoingCall.Lane.REPLIES,
                                "sendMessage",
                                "{\"text\":\"Hello, " + FIRST_NAME + "\"}",
                                OutgoingCall.Delivery.AT_LEAST_ONCE,
                                null)))
                .block();
    }

    @AfterEach
    void emptyTheWallet() {
        wallet.full = false;
    }

    @Test
    void holdsEverythingThatBelongsToThePerson() { // multi-bot 5.1, MB-840
        var document = document(ready(request()));
        assertThat(document.get("birthDate")).isEqualTo("1990-05-17");
        assertThat(rows(document, "users").getFirst())
                .containsEntry("display_name", FIRST_NAME + " P.")
                .doesNotContainKeys("birth_date_enc", "password_hash", "phone_enc", "tokens_valid_after");
        assertThat(rows(document, "xp_events").getFirst()).containsEntry("delta", 140);
        assertThat(rows(document, "activity_events").toString()).contains("I am " + FIRST_NAME);
        assertThat(rows(document, "bot_sessions").toString())
                .contains(FIRST_NAME)
                .doesNotContain("secret fact");
        assertThat(rows(document, "notifications")).hasSize(1);
        assertThat(rows(document, "telegram_messages").toString()).contains("received", "sent", "Hello, ");
        assertThat(document).doesNotContainKeys("refresh_tokens", "idempotency_keys", "export_files");
    }

    @Test
    void holdsNothingOfOthers() {
        var other = contact(nextTelegramId++);
        inTransaction(() -> experience.add(new XpGrant(other.id(), "spin_bot", 77, "training", "t:" + other.id())));
        assertThat(document(ready(request())).toString())
                .doesNotContain(other.id().value().toString());
    }

    @Test
    void isMadeOnceADayAndKeptAWeek() { // multi-bot 5.1
        var first = ready(request());
        assertThat(request()).isInstanceOf(Requested.TooSoon.class);
        clock.advance(Duration.ofHours(23));
        assertThat(request()).isEqualTo(new Requested.TooSoon(first, Duration.ofHours(1)));
        clock.advance(Duration.ofHours(1));
        var second = ready(request());
        assertThat(exports.of(zina.id()).collectList().block()).containsExactly(second, first);
        clock.advance(Duration.ofDays(6).plusSeconds(1));
        assertThat(exports.of(zina.id()).collectList().block()).containsExactly(second);
        assertThat(exports.file(zina.id(), first.id()).block()).isNull();
        assertThat(exports.purge().block()).isPositive();
        assertThat(exports.file(contact(nextTelegramId++).id(), second.id()).block())
                .isNull();
    }

    @Test
    void ofManyWishesAtOnceOneIsFulfilled() {
        var outcomes = Flux.range(0, 6)
                .flatMap(i -> transaction.transactional(exports.request(zina.id())), 6)
                .collectList()
                .block();
        assertThat(outcomes).filteredOn(Requested.Ready.class::isInstance).hasSize(1);
    }

    @Test
    void nothingIsLeftOfWhoIsErased() { // property 21
        assertThat(request()).isInstanceOf(Requested.Ready.class);
        var telegramId = Long.toString(zina.telegram().id());
        assertThat(Traces.of(database, List.of(telegramId, FIRST_NAME))).isNotEmpty();
        assertThat(erase()).isEqualTo(new Erased.Done(clock.instant()));
        assertThat(Traces.of(database, List.of(telegramId))).isEmpty();
        assertThat(number("select count(*) from export_files f join exports e on e.id = f.export_id"
                        + " where e.subject_user_id is null"))
                .isZero();
        assertThat(users.findById(zina.id()).block()).isNull();
        assertThat(request()).isNull();
    }

    @Test
    void noNameIsLeftWhenTheLastOfThatNameIsErased() { // property 21
        database.sql("select telegram_id from users where tg_first_name = :name")
                .bind("name", FIRST_NAME)
                .map(row -> row.get(0, Long.class))
                .all()
                .concatMap(id -> users.findByTelegramId(id)
                        .flatMap(user -> users.erase(user.id(), null))
                        .as(transaction::transactional))
                .then()
                .block();
        assertThat(Traces.of(database, List.of(FIRST_NAME, USERNAME))).isEmpty();
    }

    @Test
    void twoErasuresAtOnceAreOne() { // MB-921
        var outcomes = Flux.range(0, 4)
                .flatMap(i -> transaction.transactional(users.erase(zina.id(), zina.id())), 4)
                .collectList()
                .block();
        assertThat(outcomes).filteredOn(Erased.Done.class::isInstance).hasSize(1);
        assertThat(outcomes).filteredOn(Erased.Unknown.class::isInstance).hasSize(3);
        assertThat(number("select count(*) from erasures where requested_by = '"
                        + zina.id().value() + "'"))
                .isEqualTo(1);
    }

    @Test
    void aDomainMayHaveSomethingAgainstIt() { // CORE-146
        wallet.full = true;
        assertThat(erase()).isEqualTo(new Erased.Refused(List.of("WALLET_NOT_EMPTY")));
        assertThat(users.findById(zina.id()).block()).isNotNull();
    }

    @Test
    void remembersWhatWasUsedUpUnderAPseudonym() { // MB-920
        long telegramId = zina.telegram().id();
        assertThat(users.hasUsed(zina, "channel:spin_bot").block()).isFalse();
        erase();
        var again = contact(telegramId);
        assertThat(again.id()).isNotEqualTo(zina.id());
        assertThat(again.progress().totalXp()).isZero();
        assertThat(users.hasUsed(again, "channel:spin_bot").block()).isTrue();
        assertThat(users.hasUsed(again, "promo:SPRING").block()).isTrue();
        assertThat(users.hasUsed(contact(nextTelegramId++), "promo:SPRING").block())
                .isFalse();
    }

    @Test
    void everyReferenceToAUserSaysWhatBecomesOfIt() { // CORE-146
        assertThat(database.sql("""
                                select conrelid::regclass::text || '.' || conname from pg_constraint
                                where contype = 'f' and confrelid = 'users'::regclass and confdeltype not in ('c', 'n', 'r')
                                  and not condeferred -- looked at when all domains have done their part
                                """)
                        .map(row -> row.get(0, String.class))
                        .all()
                        .collectList()
                        .block())
                .isEmpty();
    }

    private Requested request() {
        return inTransaction(() -> exports.request(zina.id()));
    }

    private static Export ready(Requested requested) {
        return ((Requested.Ready) requested).export();
    }

    private Map<String, Object> document(Export export) {
        return Json.readObject(new String(exports.file(zina.id(), export.id()).block(), UTF_8));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> rows(Map<String, Object> document, String table) {
        return (List<Map<String, Object>>) document.get(table);
    }

    private Erased erase() {
        return inTransaction(() -> users.erase(zina.id(), null));
    }

    private User contact(long telegramId) {
        var profile = TelegramProfile.of(telegramId, USERNAME, FIRST_NAME);
        return inTransaction(() -> users.getOrCreate(profile)).user();
    }

    private <T> T inTransaction(Supplier<Mono<T>> work) {
        return transaction.transactional(Mono.defer(work)).block();
    }

    private long number(String sql) {
        return database.sql(sql).map(row -> row.get(0, Long.class)).one().block();
    }
}
