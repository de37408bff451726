package dev.krug.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.krug.admin.Outcome.Done;
import dev.krug.admin.Outcome.Refused;
import dev.krug.badges.BadgeDefinition;
import dev.krug.badges.Badges;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import dev.krug.users.Role;
import dev.krug.users.TelegramProfile;
import dev.krug.users.User;
import dev.krug.users.UserFilter;
import dev.krug.users.UserId;
import dev.krug.users.UserRegister;
import dev.krug.users.Users;
import dev.krug.xp.XpChange;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@StoreTest
class AdministrationIT { // MB-804, MB-805, MB-810, MB-811

    private static final Reason REASON = new Reason("Because a test says so");
    private static long next = 5_700_000_000L;

    @Autowired
    Administration administration;

    @Autowired
    UserRegister register;

    @Autowired
    Users users;

    @Autowired
    Badges badges;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    TestClock clock;

    private User olga;
    private User mia;

    @BeforeEach
    void people() {
        olga = person("Olga", "admin");
        mia = person("Mia", "member");
    }

    @Test
    void bansForATimeAndFreesAgain() {
        var banned = done(administration.ban(olga.id(), mia.id(), Duration.ofDays(7), REASON));
        assertThat(banned.isBanned(clock.instant())).isTrue();
        assertThat(banned.bannedUntil()).isEqualTo(clock.instant().plus(Duration.ofDays(7)));
        assertThat(audits(mia)).containsExactly("user.ban ok Because a test says so banned");

        assertThat(done(administration.unban(olga.id(), mia.id(), null)).isBanned(clock.instant()))
                .isFalse();
        assertThat(refused(administration.unban(olga.id(), mia.id(), null))).isEqualTo(Refusal.NOT_BANNED);
        assertThat(audits(mia)).hasSize(2).last().isEqualTo("user.unban ok active");
    }

    @Test
    void refusesBansOutsideTheLimits() {
        for (var wrong : List.of(Duration.ofMinutes(59), Duration.ofDays(366))) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> administration
                            .ban(olga.id(), mia.id(), wrong, REASON)
                            .block());
        }
        assertThat(users.findById(mia.id()).block().status()).isEqualTo(User.Status.ACTIVE);
    }

    @Test
    void takesNoMoreExperienceThanThereIsAndOnlyOnce() { // MB-202, MB-205
        var key = UUID.randomUUID();
        assertThat(done(administration.changeXp(olga.id(), mia.id(), 250, REASON, UUID.randomUUID())))
                .isEqualTo(new XpChange(true, 1, 3, 250));
        assertThat(done(administration.changeXp(olga.id(), mia.id(), -400, REASON, key)))
                .isEqualTo(new XpChange(false, 3, 1, 0));
        assertThat(refused(administration.changeXp(olga.id(), olga.id(), 10, REASON, key)))
                .isEqualTo(Refusal.OWN_ACCOUNT);
        assertThat(refused(administration.changeXp(mia.id(), olga.id(), 10, REASON, key)))
                .isEqualTo(Refusal.NOT_ADMIN);
        assertThat(refused(administration.changeXp(olga.id(), new UserId(UUID.randomUUID()), 10, REASON, key)))
                .isEqualTo(Refusal.NO_SUCH_USER);
        assertThat(audits(mia)).hasSize(2);
    }

    @Test
    void givesABadgeOnceAndTakesItBack() {
        badges.define(new BadgeDefinition("spin_bot", "first_training", "🎯", "spin", null, 0))
                .block();
        assertThat(done(administration.grantBadge(olga.id(), mia.id(), "first_training", "platform", null)))
                .isEqualTo("first_training");
        assertThat(refused(administration.grantBadge(olga.id(), mia.id(), "first_training", "platform", null)))
                .isEqualTo(Refusal.HAS_BADGE);
        assertThat(refused(administration.grantBadge(olga.id(), mia.id(), "nothing", "platform", null)))
                .isEqualTo(Refusal.UNKNOWN_BADGE);
        assertThat(done(administration.revokeBadge(olga.id(), mia.id(), "first_training", "platform", REASON)))
                .isEqualTo("first_training");
        assertThat(refused(administration.revokeBadge(olga.id(), mia.id(), "first_training", "platform", REASON)))
                .isEqualTo(Refusal.NO_BADGE);
        assertThat(audits(mia)).containsExactly("user.badge_grant ok", "user.badge_revoke ok Because a test says so");
    }

    @Test
    void onlySuperadminsChangeRolesAndErase() {
        var root = person("Root", "superadmin");
        assertThat(refused(administration.changeRole(olga.id(), mia.id(), Role.ADMIN, REASON)))
                .isEqualTo(Refusal.SUPERADMIN_ONLY);
        assertThat(done(administration.changeRole(root.id(), mia.id(), Role.ADMIN, REASON))
                        .role())
                .isEqualTo(Role.ADMIN);
        assertThat(refused(administration.changeRole(root.id(), mia.id(), Role.ADMIN, REASON)))
                .isEqualTo(Refusal.HAS_ROLE);
        assertThat(refused(administration.erase(olga.id(), mia.id(), REASON))).isEqualTo(Refusal.SUPERADMIN_ONLY);
        assertThat(done(administration.erase(root.id(), mia.id(), REASON))).isEqualTo(mia.id());
        assertThat(users.findById(mia.id()).block()).isNull();
        assertThat(audits(mia)).hasSize(2).last().isEqualTo("delete ok Because a test says so");
    }

    @Test
    void oneSuperadminAlwaysStays() { // CORE-144
        database.sql("update users set role = 'member'").then().block();
        var one = person("One", "superadmin");
        var other = person("Other", "superadmin");
        var demotions = Flux.merge(
                        inTransaction(administration.changeRole(one.id(), other.id(), Role.MEMBER, REASON)),
                        inTransaction(administration.changeRole(other.id(), one.id(), Role.MEMBER, REASON)))
                .collectList()
                .block();
        assertThat(demotions).filteredOn(Done.class::isInstance).hasSize(1);
        assertThat(count("select count(*) from users where role = 'superadmin'"))
                .isEqualTo(1);
    }

    @Test
    void findsPeopleByWhatAdminsKnowOfThem() { // MB-802
        var name = "Zoë_" + next;
        var zoe = person(name, "member");
        database.sql("update users set tg_username = 'zoe_" + next + "' where id = :id")
                .bind("id", zoe.id().value())
                .then()
                .block();
        var telegramId = Long.toString(zoe.telegram().id());
        for (var text : List.of(
                zoe.id().value().toString(),
                telegramId,
                "@zoe_" + next,
                name.toUpperCase(Locale.ROOT),
                "ZOE_" + next)) {
            assertThat(register.find(text, 10).collectList().block())
                    .as(text)
                    .extracting(User::id)
                    .containsExactly(zoe.id());
        }
        assertThat(register.find("%" + next, 10).collectList().block()).isEmpty();
        assertThat(register.find("Zoë?" + next, 10).collectList().block()).isEmpty();
        var byLevel = new UserFilter(name, Role.MEMBER, User.Status.ACTIVE, 1, 1, 0L, 0L, null, null, Map.of());
        assertThat(register.count(byLevel).block()).isEqualTo(1);
        var higher = new UserFilter(name, null, null, 2, null, null, null, null, null, Map.of());
        assertThat(register.count(higher).block()).isZero();
    }

    private <T> T done(Mono<Outcome<T>> act) {
        return ((Done<T>) inTransaction(act).block()).value();
    }

    private Refusal refused(Mono<? extends Outcome<?>> act) {
        return ((Refused<?>) transaction.transactional(act).block()).why();
    }

    private <T> Mono<Outcome<T>> inTransaction(Mono<Outcome<T>> act) {
        return act.as(transaction::transactional);
    }

    private List<String> audits(User user) {
        return database.sql("select concat_ws(' ', action, outcome, reason, after ->> 'status') as line from audit_log"
                        + " where target_id = :id and action not in ('insert') order by id")
                .bind("id", user.id().value().toString())
                .map(row -> row.get("line", String.class))
                .all()
                .collectList()
                .block();
    }

    private long count(String sql) {
        return database.sql(sql).map(row -> row.get(0, Long.class)).one().block();
    }

    private User person(String name, String role) {
        var id = users.getOrCreate(TelegramProfile.of(next++, null, name))
                .block()
                .user()
                .id();
        database.sql("update users set role = :role where id = :id")
                .bind("role", role)
                .bind("id", id.value())
                .then()
                .block();
        return users.findById(id).block();
    }
}
