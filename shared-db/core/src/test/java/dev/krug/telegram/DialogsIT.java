package dev.krug.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.telegram.Dialogs.Dialog;
import dev.krug.telegram.Dialogs.Open;
import dev.krug.testing.StoreTest;
import dev.krug.testing.TestClock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** CORE-378: of two who move a dialog from the same place one does. */
@StoreTest
class DialogsIT {

    private static long nextBot = 8_300_000_000L;

    @Autowired
    Bots bots;

    @Autowired
    Chats chats;

    @Autowired
    Dialogs dialogs;

    @Autowired
    TestClock clock;

    private Dialogs.Key key;

    @BeforeEach
    void register() {
        var number = nextBot++;
        var bot = bots.register("dialog_bot_" + number, Map.of(), number, null).block();
        key = new Dialogs.Key(bot.id(), 5, 5);
    }

    @Test
    void movesFromWhereItWasReadOnly() {
        assertThat(dialogs.open(key, at("name")).block()).isTrue();
        var read = read();
        assertThat(dialogs.move(key, read.version(), at("age")).block()).isTrue();
        assertThat(dialogs.move(key, read.version(), at("stale")).block()).isFalse();
        assertThat(dialogs.close(key, read.version()).block()).isFalse();
        assertThat(read().dialog().step()).isEqualTo("age");
    }

    @Test
    void doesNotComeBackAfterItsEnd() {
        dialogs.open(key, at("name")).block();
        var read = read();
        assertThat(dialogs.close(key, read.version()).block()).isTrue();
        assertThat(dialogs.move(key, read.version(), at("ghost")).block()).isFalse();
        assertThat(read()).isNull();
    }

    @Test
    void opensOnceUntilItHasExpired() {
        assertThat(dialogs.open(key, at("first")).block()).isTrue();
        assertThat(dialogs.open(key, at("second")).block()).isFalse();
        clock.advance(Dialogs.LIFETIME);
        assertThat(read()).isNull();
        assertThat(dialogs.open(key, at("second")).block()).isTrue();
        assertThat(read().dialog().step()).isEqualTo("second");
    }

    private static Dialog at(String step) {
        return new Dialog(step, Map.of());
    }

    private @Nullable Open read() {
        var heard = new Chats.Heard(key.chatId(), "private", null, key.userTelegramId());
        return chats.heardFrom(key.bot(), List.of(heard)).block().dialogs().get(key.chatId());
    }
}
