package dev.krug.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.testing.StatementLog;
import dev.krug.testing.StoreTest;
import dev.krug.users.TelegramProfile;
import dev.krug.users.Users;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.reactive.TransactionalOperator;

/** What the arrival of updates and of known people costs. */
@StoreTest
@Import(StatementLog.class)
class StatementsIT {

    @Autowired
    StatementLog log;

    @Autowired
    Users users;

    @Autowired
    Bots bots;

    @Autowired
    Inbox inbox;

    @Autowired
    Leases leases;

    @Autowired
    TransactionalOperator transaction;

    @Test
    void anUnchangedUserCostsOneSelectAndNoWrite() { // CORE-800
        var profile = TelegramProfile.of(800, "eva", "Eva");
        var made = contact(profile);
        log.clear();
        assertThat(contact(profile)).isEqualTo(new Users.Contact(made.user(), false));
        assertThat(log.statements()).singleElement().asString().startsWith("select");
    }

    @Test
    void aHundredUpdatesAreStoredByOneInsertAndOneOffset() { // CORE-802
        var bot = bots.register("counting_bot", Map.of(), 802, null).block().id();
        long fencing = leases.hold(bot, Leases.Role.POLLER, "one").block();
        var batch = IntStream.range(0, 100)
                .mapToObj(i -> new ReceivedUpdate(i, "chat" + i % 7, 1, "{}"))
                .toList();
        log.clear();
        var stored = inbox.storePolled(bot, fencing, batch, "worker", 32).block();
        assertThat(stored.count()).isEqualTo(100);
        assertThat(log.transactions()).isEqualTo(1);
        assertThat(log.statements()).hasSize(2);
        assertThat(log.statements().getFirst()).contains("insert into bot_updates");
        assertThat(log.statements().getLast()).contains("insert into bot_offsets", "on conflict (bot_id) do update");
    }

    private Users.Contact contact(TelegramProfile profile) {
        return transaction.transactional(users.getOrCreate(profile)).block();
    }
}
