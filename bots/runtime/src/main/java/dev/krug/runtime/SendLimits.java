package dev.krug.runtime;

import dev.krug.telegram.BotId;
import dev.krug.telegram.Outbox.Departure;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Keeps Telegram's limits over all senders of a bot, by sliding windows in Redis; in this process for the bots that it
 * sends for alone.
 */
@Component
class SendLimits { // CORE-381

    // Calls that leave a window apart can arrive a little closer, so the windows are a little longer than Telegram's.
    private static final int MARGIN_MILLIS = 25;
    private static final int PER_SECOND = 30;
    private static final int PER_MINUTE_IN_GROUP = 20;

    /** The longest window. */
    static final Duration MEMORY = Duration.ofSeconds(61);

    private final RedisWindows shared;
    private final SlidingWindows local = new SlidingWindows();
    private final Set<BotId> alone = ConcurrentHashMap.newKeySet();
    private final boolean kept;
    private final Clock clock;

    SendLimits(RedisWindows shared, RuntimeSettings settings, Clock clock) {
        this.shared = shared;
        this.kept = settings.limits();
        this.clock = clock;
    }

    /** At most so many in any span. */
    record Window(String key, long spanMillis, int most) {}

    /** Yields true when the call may leave, and counts it; false when it must be put back. */
    Mono<Boolean> permit(BotId bot, @Nullable Long chatId, String method) {
        if (!kept) {
            return Mono.just(true);
        }
        return take(bot, windows(bot, chatId, method))
                .defaultIfEmpty(RedisWindows.SILENT)
                .flatMap(wait -> wait <= 0
                        ? Mono.just(wait == 0)
                        : Mono.delay(Duration.ofMillis(wait)).then(Mono.defer(() -> permit(bot, chatId, method))));
    }

    /**
     * The call has landed: the chat's next one keeps its distance from now, since nobody knows when on its way this one
     * arrived.
     */
    Mono<Void> landed(BotId bot, @Nullable Long chatId, String method) {
        if (!kept || chatId == null || !countsInChat(method)) {
            return Mono.empty();
        }
        var window = chatWindow(bot, chatId);
        return alone.contains(bot)
                ? Mono.fromRunnable(() -> local.move(window, clock.millis()))
                : shared.moveLast(window);
    }

    /** From now on nobody else sends for the bot; these calls were made before. */
    void keepAlone(BotId bot, List<Departure> before) {
        local.forget(bot.value().toString());
        for (var departure : before) {
            local.note(
                    windows(bot, departure.chatId(), departure.method()),
                    departure.at().toEpochMilli());
        }
        alone.add(bot);
    }

    /** From now on all processes keep the limits of the bot together; these calls were made before. */
    Mono<Void> keepTogether(BotId bot, List<Departure> before) {
        return Flux.fromIterable(before)
                .concatMap(departure -> tell(bot, departure))
                .then(Mono.fromRunnable(() -> alone.remove(bot)));
    }

    /** Somebody else sends for the bot alone. */
    void leaveToOthers(BotId bot) {
        alone.remove(bot);
    }

    /** Nothing of this bot leaves for so long, from whatever process. */
    Mono<Void> silence(BotId bot, Duration pause) {
        return shared.silence(bot, pause);
    }

    private Mono<Void> tell(BotId bot, Departure departure) {
        var ago = Duration.between(departure.at(), clock.instant());
        return Flux.fromIterable(windows(bot, departure.chatId(), departure.method()))
                .filter(window -> ago.toMillis() < window.spanMillis())
                .concatMap(window -> shared.note(window, ago))
                .then();
    }

    private Mono<Long> take(BotId bot, List<Window> windows) {
        return alone.contains(bot)
                ? Mono.fromSupplier(() -> local.tryNow(windows, clock.millis()))
                : shared.take(bot, windows);
    }

    static List<Window> windows(BotId bot, @Nullable Long chatId, String method) {
        var windows = new ArrayList<Window>();
        windows.add(new Window(bot.value().toString(), 1_000 + MARGIN_MILLIS, PER_SECOND));
        if (chatId != null && countsInChat(method)) {
            windows.add(chatWindow(bot, chatId));
            if (chatId < 0) {
                windows.add(new Window(bot.value() + ":" + chatId + ":m", 60_000 + MARGIN_MILLIS, PER_MINUTE_IN_GROUP));
            }
        }
        return windows;
    }

    private static Window chatWindow(BotId bot, long chatId) {
        return new Window(bot.value() + ":" + chatId, 1_000 + MARGIN_MILLIS, 1);
    }

    // Answers to queries and chat actions count only in the bot's total.
    private static boolean countsInChat(String method) {
        var name = method.toLowerCase(Locale.ROOT);
        return !name.startsWith("answer") && !name.equals("sendchataction");
    }
}
