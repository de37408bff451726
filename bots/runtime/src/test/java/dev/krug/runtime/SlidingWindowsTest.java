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

    private record Flight(String permit, long arrives, long lands) {}

    @Property(tries = 300)
    void noSpanEverSeesMoreArrivalsThanItsLimit( // CORE-716
            @ForAll @Size(min = 50, max = 300) List<@IntRange(max = 90) Integer> pauses,
            @ForAll @Size(min = 50, max = 300) List<@IntRange(max = 400) Integer> delays,
            @ForAll @IntRange(min = 1, max = 30) int most) {
        var windows = new SlidingWindows();
        var window = List.of(new Window("w", 1_000, most));
        var flying = new ArrayList<Flight>();
        var arrivals = new ArrayList<Long>();
        long now = 0;
        for (int i = 0; i < pauses.size(); i++) {
            now += pauses.get(i);
            land(windows, window, flying, now);
            var permit = "p" + i;
            if (windows.tryNow(window, permit, now) == 0) {
                long arrives = now + delays.get(i % delays.size());
                arrivals.add(arrives);
                flying.add(new Flight(permit, arrives, arrives + delays.get((i + 1) % delays.size())));
            }
        }
        arrivals.sort(null);
        for (int i = most; i < arrivals.size(); i++) {
            assertThat(arrivals.get(i) - arrivals.get(i - most)).isGreaterThanOrEqualTo(1_000);
        }
    }

    private static void land(SlidingWindows windows, List<Window> window, List<Flight> flying, long now) {
        flying.removeIf(flight -> {
            if (flight.lands() <= now) {
                windows.landed(window, flight.permit(), flight.lands());
            }
            return flight.lands() <= now;
        });
    }

    @Test
    void tellsHowLongToWait() {
        var windows = new SlidingWindows();
        var window = List.of(new Window("w", 1_000, 1));
        assertThat(windows.tryNow(window, "a", 5_000)).isZero();
        assertThat(windows.tryNow(window, "b", 5_100)).isEqualTo(SlidingWindows.LOOK_AGAIN_MILLIS);
        windows.landed(window, "a", 5_200);
        assertThat(windows.tryNow(window, "b", 5_300)).isEqualTo(900);
        assertThat(windows.tryNow(window, "b", 6_200)).isZero();
    }

    @Test
    void waitsForALostCallNotForEver() {
        var windows = new SlidingWindows();
        var window = List.of(new Window("w", 1_000, 1));
        windows.tryNow(window, "lost", 0);
        assertThat(windows.tryNow(window, "b", SlidingWindows.LONGEST_FLIGHT_MILLIS))
                .isPositive();
        assertThat(windows.tryNow(window, "b", SlidingWindows.LONGEST_FLIGHT_MILLIS + 1_000))
                .isZero();
    }

    @Test
    void takesNothingUnlessAllWindowsHaveRoom() {
        var windows = new SlidingWindows();
        var wide = new Window("wide", 1_000, 2);
        var narrow = new Window("narrow", 1_000, 1);
        assertThat(windows.tryNow(List.of(wide, narrow), "a", 0)).isZero();
        assertThat(windows.tryNow(List.of(wide, narrow), "b", 1)).isPositive();
        assertThat(windows.tryNow(List.of(wide), "c", 2)).isZero();
    }

    @Test
    void countsWhatWasSentElsewhereAndForgetsWhatIsNotItsOwnAnyMore() { // CORE-381
        var windows = new SlidingWindows();
        var window = List.of(new Window("bot:1", 1_000, 1));
        windows.landed(window, "elsewhere", 5_000);
        assertThat(windows.tryNow(window, "a", 5_400)).isEqualTo(600);
        windows.forget("bot");
        assertThat(windows.tryNow(window, "a", 5_400)).isZero();
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
