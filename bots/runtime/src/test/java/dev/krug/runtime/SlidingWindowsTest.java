package dev.krug.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krug.runtime.SendLimits.Window;
import dev.krug.telegram.BotId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SlidingWindowsTest {

    private static final BotId BOT = new BotId(new UUID(1, 2));

    @Property(tries = 200)
    void noWindowEverHoldsMoreThanItsLimit( // CORE-716
            @ForAll @Size(min = 50, max = 300) List<@IntRange(max = 90) Integer> pauses,
            @ForAll @IntRange(min = 1, max = 30) int most) {
        var windows = new SlidingWindows();
        var window = new Window("w", 1_000, most);
        var sent = new ArrayList<Long>();
        long now = 0;
        for (int pause : pauses) {
            now += pause;
            if (windows.tryNow(List.of(window), now) == 0) {
                sent.add(now);
            }
        }
        for (int i = most; i < sent.size(); i++) {
            assertThat(sent.get(i) - sent.get(i - most)).isGreaterThanOrEqualTo(1_000);
        }
    }

    @Test
    void tellsHowLongToWait() {
        var windows = new SlidingWindows();
        var window = List.of(new Window("w", 1_000, 1));
        assertThat(windows.tryNow(window, 5_000)).isZero();
        assertThat(windows.tryNow(window, 5_300)).isEqualTo(700);
        assertThat(windows.tryNow(window, 6_000)).isZero();
    }

    @Test
    void takesNothingUnlessAllWindowsHaveRoom() {
        var windows = new SlidingWindows();
        var wide = new Window("wide", 1_000, 2);
        var narrow = new Window("narrow", 1_000, 1);
        assertThat(windows.tryNow(List.of(wide, narrow), 0)).isZero();
        assertThat(windows.tryNow(List.of(wide, narrow), 1)).isPositive();
        assertThat(windows.tryNow(List.of(wide), 2)).isZero();
    }

    @Test
    void countsWhatWasSentElsewhereAndForgetsWhatIsNotItsOwnAnyMore() { // CORE-381
        var windows = new SlidingWindows();
        var window = List.of(new Window("bot:1", 1_000, 1));
        windows.note(window, 5_000);
        assertThat(windows.tryNow(window, 5_400)).isEqualTo(600);
        windows.forget("bot");
        assertThat(windows.tryNow(window, 5_400)).isZero();
    }

    @Test
    void countsEditsButNotAnswersInTheChat() { // CORE-381
        assertThat(SendLimits.windows(BOT, 5L, "sendMessage")).hasSize(2);
        assertThat(SendLimits.windows(BOT, 5L, "editMessageText")).hasSize(2);
        assertThat(SendLimits.windows(BOT, 5L, "sendChatAction")).hasSize(1);
        assertThat(SendLimits.windows(BOT, null, "answerCallbackQuery")).hasSize(1);
        assertThat(SendLimits.windows(BOT, -5L, "sendMessage"))
                .extracting(Window::most)
                .containsExactly(30, 1, 20);
    }
}
