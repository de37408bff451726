package dev.krug.exports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.exports.Export.Chat;
import dev.krug.exports.Export.State;
import dev.krug.exports.Exports.Requested;
import dev.krug.sessions.BotSessions;
import dev.krug.telegram.Bots;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.testing.Traces;
import dev.krug.users.TelegramProfile;
import dev.krug.users.User;
import dev.krug.users.Users;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

@StoreTest
class ExportsIT { // MB-840

    private static final Order ALL_XP = new Order(Kind.XP, Format.CSV, null, null);

    private static long next = 5_910_000_000L;

    @Autowired
    Exports exports;

    @Autowired
    ExportRows rows;

    @Autowired
    Making making;

    @Autowired
    ExportNotes notes;

    @Autowired
    Users users;

    @Autowired
    BotSessions sessions;

    @Autowired
    Bots bots;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    TestClock clock;

    private User olga;

    @BeforeEach
    void begin() {
        execute("delete from exports");
        execute("delete from bot_outbox");
        olga = admin("Olga", "admin");
    }

    @Test
    void makesWhatWasAskedForOfThePeriod() {
        execute("delete from xp_events");
        execute(xp(1, "2026-11-01T23:59:59Z"));
        execute(xp(2, "2026-11-02T00:00:00Z"));
        execute(xp(-3, "2026-11-03T23:59:59.123Z"));
        execute(xp(4, "2026-11-04T00:00:00Z"));
        var day = LocalDate.of(2026, 11, 2);
        var asked = asked(new Order(Kind.XP, Format.CSV, day, day.plusDays(1)), null);
        assertThat(asked.state()).isEqualTo(State.QUEUED);
        assertThat(exports.content(asked).collectList().block()).isEmpty();

        assertThat(making.makeAll()).isEqualTo(1);
        var ready = exports.find(asked.id(), olga).block();
        assertThat(ready.state()).isEqualTo(State.READY);
        assertThat(ready.rows()).isEqualTo(2);
        var lines = content(ready).lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.getFirst())
                .isEqualTo("\uFEFFuser_id,bot,delta,reason,source_key,total_after,level_before,level_after,"
                        + "local_date,created_at");
        assertThat(lines.get(1)).contains(",spin_bot,2,game,").endsWith(",2026-11-02T00:00:00Z");
        assertThat(lines.get(2)).contains(",'-3,").endsWith(",2026-11-03T23:59:59.123Z");
        assertThat(audit(asked)).containsExactly("export.request");
    }

    @Test
    void everyKindCanBeHadInEveryFormat() {
        for (var kind : Kind.values()) {
            for (var format : Format.values()) {
                var asked = asked(new Order(kind, format, null, null), null);
                making.makeAll();
                assertThat(exports.find(asked.id(), olga).block().state())
                        .as(kind + " " + format)
                        .isEqualTo(State.READY);
            }
        }
    }

    @Test
    void isMadeAnewWhereAWorkerDied() { // property 11
        var asked = asked(ALL_XP, null);
        var dead =
                rows.claim(clock.instant(), clock.instant().plus(Making.LEASE)).block();
        rows.keep(dead, 0, new byte[] {1, 2, 3}, clock.instant().plus(Making.LEASE))
                .block();
        assertThat(making.makeAll()).as("the claim holds").isZero();
        assertThat(exports.content(exports.find(asked.id(), olga).block())
                        .collectList()
                        .block())
                .isEmpty();

        clock.advance(Making.LEASE.plusSeconds(1));
        assertThat(making.makeAll()).isEqualTo(1);
        var ready = exports.find(asked.id(), olga).block();
        assertThat(content(ready)).startsWith("\uFEFFuser_id,");
        assertThat(ready.attempt()).isEqualTo(2);
        assertThat(rows.keep(dead, 1, new byte[] {4}, clock.instant()).block())
                .as("the dead one wakes up")
                .isFalse();
        assertThat(rows.ready(dead, 1, 1, "0".repeat(64), clock.instant()).block())
                .isNull();
        assertThat(number("select count(*) from export_files where export_id = '"
                        + asked.id().value() + "'"))
                .isEqualTo(1);
    }

    @Test
    void belongsToWhoAskedAndToSuperadminsForAWeek() {
        var asked = asked(ALL_XP, null);
        making.makeAll();
        var boss = admin("Boss", "superadmin");
        assertThat(exports.find(asked.id(), admin("Max", "admin")).block()).isNull();
        assertThat(exports.find(asked.id(), boss).block()).isNotNull();
        assertThat(exports.page(olga, 10, 0).collectList().block()).hasSize(1);
        assertThat(exports.count(boss).block()).isEqualTo(1);
        execute("update users set role = 'member' where id = '" + olga.id().value() + "'");
        assertThat(exports.find(asked.id(), users.findById(olga.id()).block()).block())
                .isNull();
        clock.advance(Duration.ofDays(7));
        assertThat(exports.find(asked.id(), boss).block()).isNull();
        assertThat(exports.count(boss).block()).isZero();
    }

    @Test
    void fiveAtATimeAreEnough() {
        for (int i = 0; i < Exports.MOST_WAITING; i++) {
            asked(ALL_XP, null);
        }
        assertThat(exports.request(olga.id(), ALL_XP, null).block()).isInstanceOf(Requested.TooMany.class);
        making.makeAll();
        assertThat(exports.request(olga.id(), ALL_XP, null).block()).isInstanceOf(Requested.Queued.class);
    }

    @Test
    void isGivenUpAfterFiveTriesAndThatIsTold() {
        var asked = asked(new Order(Kind.BROADCASTS, Format.CSV, null, null), null);
        execute("alter table broadcast_recipients rename to broadcast_recipients_away");
        try {
            for (int i = 0; i < Making.MOST_ATTEMPTS; i++) {
                assertThat(making.makeAll()).isEqualTo(1);
                assertThat(making.makeAll()).as("a pause first").isZero();
                clock.advance(Duration.ofMinutes(1));
            }
        } finally {
            execute("alter table broadcast_recipients_away rename to broadcast_recipients");
        }
        assertThat(making.makeAll()).isZero();
        assertThat(exports.find(asked.id(), olga).block().state()).isEqualTo(State.FAILED);
        assertThat(notified()).containsExactly("export_failed");
    }

    @Test
    void comesIntoTheChatWhereItWasAskedForUnlessItIsTooLarge() {
        var bot = chat();
        var asked = asked(ALL_XP, new Chat(bot, 77));
        making.makeAll();
        assertThat(sent()).containsExactly("sendDocument 77");
        assertThat(number("select count(*) from bot_attachments where file_name = 'krug-xp.csv'"))
                .isEqualTo(1);
        assertThat(notified()).containsExactly("export_ready");

        execute("delete from bot_outbox");
        var ready = exports.find(asked.id(), olga).block();
        notes.tell(new Export(
                        ready.id(),
                        ready.order(),
                        State.READY,
                        1,
                        ready.requestedBy(),
                        ready.chat(),
                        9L,
                        ExportNotes.MOST_DOCUMENT_BYTES + 1L,
                        ready.createdAt(),
                        ready.expiresAt()))
                .block();
        assertThat(sent()).containsExactly("sendMessage 77");
        assertThat(text("select payload ->> 'text' from bot_outbox"))
                .contains(
                        "too large for Telegram",
                        "/api/v1/admin/exports/" + asked.id().value());
    }

    @Test
    void isToldInTheBotOfTheAdministratorWhenItWasAskedForElsewhere() { // multi-bot 9
        chat();
        asked(ALL_XP, null);
        making.makeAll();
        assertThat(sent()).containsExactly("sendMessage 88");
        assertThat(text("select payload ->> 'text' from bot_outbox")).contains("is ready");
    }

    @Test
    void tellsNothingToWhoIsNoAdministratorAnyMore() {
        asked(ALL_XP, new Chat(chat(), 77));
        execute("update users set role = 'member' where id = '" + olga.id().value() + "'");
        making.makeAll();
        assertThat(sent()).isEmpty();
        assertThat(notified()).isEmpty();
    }

    @Test
    void holdsNobodyWhoWasErased() { // CORE-146, property 21
        var zoe = users.getOrCreate(TelegramProfile.of(next++, "zoe_exported", "Zoeexported"))
                .block()
                .user();
        clock.advance(Duration.ofSeconds(1));
        var asked = asked(new Order(Kind.USERS, Format.CSV, null, null), null);
        making.makeAll();
        assertThat(content(exports.find(asked.id(), olga).block())).contains("Zoeexported");
        var begun = asked(new Order(Kind.USERS, Format.CSV, null, null), null);
        var worker =
                rows.claim(clock.instant(), clock.instant().plus(Making.LEASE)).block();
        users.erase(zoe.id(), null).as(transaction::transactional).block();
        assertThat(Traces.of(database, List.of("Zoeexported", "zoe_exported"))).isEmpty();
        assertThat(exports.find(asked.id(), olga).block()).isNull();
        assertThat(rows.keep(worker, 0, new byte[] {1}, clock.instant()).block())
                .isFalse();
        making.makeAll();
        assertThat(content(exports.find(begun.id(), olga).block())).doesNotContain("Zoeexported");
    }

    private User admin(String name, String role) {
        var user = users.getOrCreate(TelegramProfile.of(next++, null, name))
                .block()
                .user();
        execute("update users set role = '" + role + "', language_code = 'en' where id = '"
                + user.id().value() + "'");
        return users.findById(user.id()).block();
    }

    private String chat() {
        var bot = "export_bot_" + next;
        bots.register(bot, Map.of("en", "Export", "ru", "Export"), next++, null).block();
        sessions.started(olga.id(), bot, 88).block();
        return bot;
    }

    private Export asked(Order order, @Nullable Chat chat) {
        var requested = exports.request(olga.id(), order, chat)
                .as(transaction::transactional)
                .block();
        clock.advance(Duration.ofMillis(1));
        return ((Requested.Queued) requested).export();
    }

    private String xp(int delta, String at) {
        return "insert into xp_events (user_id, bot_name, delta, reason, source_key, total_after, level_before,"
                + " level_after, local_date, created_at) values ('" + olga.id().value() + "', 'spin_bot', " + delta
                + ", 'game', 'exports:" + next++ + "', 10, 1, 1, '2026-11-02', '" + at + "')";
    }

    private String content(Export export) {
        return exports.content(export)
                .collect(ByteArrayOutputStream::new, ByteArrayOutputStream::writeBytes)
                .block()
                .toString(StandardCharsets.UTF_8);
    }

    private List<String> sent() {
        return texts("select method || ' ' || chat_id from bot_outbox order by seq");
    }

    private List<String> notified() {
        return texts(
                "select type from notifications where user_id = '" + olga.id().value() + "' order by id");
    }

    private List<String> audit(Export export) {
        return texts(
                "select action from audit_log where target_id = '" + export.id().value() + "' order by id");
    }

    private List<String> texts(String sql) {
        return database.sql(sql)
                .map(row -> row.get(0, String.class))
                .all()
                .collectList()
                .block();
    }

    private String text(String sql) {
        return database.sql(sql).map(row -> row.get(0, String.class)).one().block();
    }

    private long number(String sql) {
        return database.sql(sql).map(row -> row.get(0, Long.class)).one().block();
    }

    private void execute(String sql) {
        database.sql(sql).then().block();
    }
}
