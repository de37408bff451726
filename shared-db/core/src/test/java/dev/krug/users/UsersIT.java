package dev.krug.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@StoreTest
class UsersIT {

    @Autowired
    Users users;

    @Autowired
    DatabaseClient database;

    @Autowired
    TransactionalOperator transaction;

    @Autowired
    TestClock clock;

    @Test
    void makesOneUserOfTwentyFirstContacts() { // CORE-712
        var contacts = Flux.range(0, 20)
                .flatMap(i -> contact(TelegramProfile.of(5_000_000_001L, "anna", "Anna")), 20)
                .collectList()
                .block();

        assertThat(contacts)
                .extracting(contact -> contact.user().id())
                .containsOnly(contacts.getFirst().user().id());
        assertThat(contacts).filteredOn(Users.Contact::isNew).hasSize(1);
    }

    @Test
    void neverOverwritesWithWhatIsNotTold() { // MB-101
        contact(TelegramProfile.of(5_000_000_002L, "boris", "Boris")).block();
        var again = contact(TelegramProfile.of(5_000_000_002L, null, null)).block();
        var renamed = contact(TelegramProfile.of(5_000_000_002L, null, "Bob")).block();

        assertThat(again.user().telegram().username()).isEqualTo("boris");
        assertThat(renamed.user().telegram().firstName()).isEqualTo("Bob");
        assertThat(renamed.user().profile().displayName()).isEqualTo("Boris");
    }

    @Test
    void beginsWithoutExperienceAtLevelOne() { // MB-101
        var user = contact(TelegramProfile.of(5_000_000_003L, null, "Vera"))
                .block()
                .user();

        assertThat(user.progress()).isEqualTo(new User.Progress(0, 1, 0, 0, false));
        assertThat(user.referralCode()).matches("[0-9A-HJKMNP-TV-Z]{8}");
        assertThat(user.createdAt()).isEqualTo(clock.instant());
    }

    @Test
    void leavesATakenUsernameToItsOwner() { // CORE-141
        contact(TelegramProfile.of(5_000_000_004L, "Gleb", "Gleb")).block();
        var second =
                contact(TelegramProfile.of(5_000_000_005L, "gleb", "Other")).block();

        assertThat(second.user().profile().username()).isNull();
        assertThat(second.user().telegram().username()).isEqualTo("gleb");
        assertThat(users.findByTelegramUsername("@GLEB").block()).isNotNull();
    }

    @Test
    void writesLastSeenAtMostOnceAMinute() { // CORE-141
        var first = contact(TelegramProfile.of(5_000_000_006L, null, "Dina"))
                .block()
                .user();
        clock.advance(Duration.ofSeconds(59));
        contact(TelegramProfile.of(5_000_000_006L, null, "Dina")).block();
        assertThat(users.findById(first.id()).block().lastSeenAt()).isEqualTo(first.lastSeenAt());

        clock.advance(Duration.ofSeconds(1));
        contact(TelegramProfile.of(5_000_000_006L, null, "Dina")).block();
        assertThat(users.findById(first.id()).block().lastSeenAt()).isEqualTo(clock.instant());
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, Long.MIN_VALUE})
    void refusesIdsThatNobodyHas(long id) { // MB-102
        assertThatIllegalArgumentException().isThrownBy(() -> TelegramProfile.of(id, null, null));
    }

    @Test
    void changesOnlyWhatIsPresent() { // CORE-142
        var id = contact(TelegramProfile.of(5_000_000_007L, "egor", "Egor"))
                .block()
                .user()
                .id();

        var changed = (ProfileUpdate.Updated) change(id, "display_name", "Egor the Great");

        assertThat(changed.user().profile().displayName()).isEqualTo("Egor the Great");
        assertThat(changed.user().profile().username()).isEqualTo("egor");
    }

    @Test
    void restsBetweenChangesOfUsernameAndZone() { // CORE-142
        var id = contact(TelegramProfile.of(5_000_000_008L, null, "Zoya"))
                .block()
                .user()
                .id();

        assertThat(change(id, "username", "zoya_1")).isInstanceOf(ProfileUpdate.Updated.class);
        assertThat(change(id, "username", "zoya_2")).isInstanceOf(ProfileUpdate.UsernameChangedRecently.class);
        assertThat(change(id, "timezone", "Asia/Almaty")).isInstanceOf(ProfileUpdate.Updated.class);
        assertThat(change(id, "timezone", "Europe/Paris")).isInstanceOf(ProfileUpdate.TimezoneTooSoon.class);
        clock.advance(Duration.ofDays(7));
        assertThat(change(id, "timezone", "Europe/Paris")).isInstanceOf(ProfileUpdate.Updated.class);
    }

    @Test
    void refusesATakenUsernameWhateverItsCase() { // CORE-142
        contact(TelegramProfile.of(5_000_000_009L, "ilya_p", "Ilya")).block();
        var id = contact(TelegramProfile.of(5_000_000_010L, null, "Inna"))
                .block()
                .user()
                .id();

        assertThat(change(id, "username", "ILYA_P")).isInstanceOf(ProfileUpdate.UsernameTaken.class);
    }

    @Test
    void erasesOnceAndLeavesNoName() { // MB-920, MB-921
        var id = contact(TelegramProfile.of(5_000_000_011L, "kira_k", "Kira"))
                .block()
                .user()
                .id();

        assertThat(transaction.transactional(users.erase(id, null)).block()).isInstanceOf(Erased.Done.class);
        assertThat(transaction.transactional(users.erase(id, null)).block()).isInstanceOf(Erased.Unknown.class);
        assertThat(users.findByTelegramId(5_000_000_011L).block()).isNull();
        assertThat(rowsNaming("Kira")).isZero();
        assertThat(contact(TelegramProfile.of(5_000_000_011L, "kira_k", "Kira"))
                        .block()
                        .isNew())
                .isTrue();
    }

    @Test
    void auditsChangesWithoutPersonalValues() { // CORE-011
        var id = contact(TelegramProfile.of(5_000_000_012L, "lena_l", "Lenochka"))
                .block()
                .user()
                .id();
        change(id, "language_code", "en");

        var actions = database.sql(
                        "select action, after::text as after from audit_log where target_id = :id order by at, id")
                .bind("id", id.value().toString())
                .map(row -> row.get("action", String.class) + " " + row.get("after", String.class))
                .all()
                .collectList()
                .block();
        assertThat(actions).hasSize(2);
        assertThat(actions.get(0))
                .startsWith("insert")
                .doesNotContain("Lenochka")
                .doesNotContain("lena_l");
        assertThat(actions.get(1)).isEqualTo("update {\"language_code\": \"en\"}");
    }

    private Mono<Users.Contact> contact(TelegramProfile profile) {
        return transaction.transactional(users.getOrCreate(profile));
    }

    private @Nullable ProfileUpdate change(UserId id, String column, String value) {
        return transaction
                .transactional(users.change(id, new ProfileChange(Map.of(column, value))))
                .block();
    }

    private long rowsNaming(String text) {
        return database.sql("select (select count(*) from users u where u::text like :p)"
                        + " + (select count(*) from audit_log a where a::text like :p) as n")
                .bind("p", "%" + text + "%")
                .map(row -> row.get("n", Long.class))
                .one()
                .block();
    }
}
