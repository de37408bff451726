package dev.krug.runtime;

import dev.krug.telegram.BotId;
import dev.krug.telegram.Outbox.Departure;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
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

    // Clocks tick in milliseconds, so that one may be lost on either end.
    private static final int MARGIN_MILLIS = 2;
    // The windows of a second; a group that is full for a minute must not keep a place among those who send.
    private static final int LONGEST_WAIT_MILLIS = 1_100;
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

    /** What a call is told. */
    sealed interface Verdict {}

    /** It may leave, and is counted; {@link #landed} gives this back. */
    record Permit(String name, BotId bot, List<Window> windows) implements Verdict {}

    /** It is to be put back for so long, because others could leave meanwhile. */
    record Later(Duration pause) implements Verdict {}

    /** Yields when the call may leave, at once when it would have to wait for longer than a moment. */
    Mono<Verdict> permit(BotId bot, @Nullable Long chatId, String method) {
        if (!kept) {
            return Mono.just(new Permit("", bot, List.of()));
        }
        var permit = new Permit(UUID.randomUUID().toString(), bot, windows(bot, chatId, method));
        return take(permit).defaultIfEmpty(RedisWindows.SILENT).flatMap(wait -> {
            if (wait == 0) {
                return Mono.just(permit);
            }
            return wait < 0 || wait > LONGEST_WAIT_MILLIS
                    ? Mono.just(new Later(Duration.ofMillis(Math.max(0, wait))))
                    : Mono.delay(Duration.ofMillis(wait)).then(Mono.defer(() -> permit(bot, chatId, method)));
        });
    }

    /** The call has landed, or was not made: from now on its windows run. */
    Mono<Void> landed(Permit permit) {
        if (permit.windows().isEmpty()) {
            return Mono.empty();
        }
        return alone.contains(permit.bot())
                ? Mono.fromRunnable(() -> local.landed(permit.windows(), permit.name(), clock.millis()))
                : shared.landed(permit.windows(), permit.name(), Duration.ZERO);
    }

    /** From now on nobody else sends for the bot; these calls were made before. */
    void keepAlone(BotId bot, List<Departure> before) {
        local.forget(bot.value().toString());
        for (var departure : before) {
            local.landed(
                    windows(bot, departure.chatId(), departure.method()),
                    UUID.randomUUID().toString(),
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
        var open = windows(bot, departure.chatId(), departure.method()).stream()
                .filter(window -> ago.toMillis() < window.spanMillis())
                .toList();
        return open.isEmpty()
                ? Mono.empty()
                : shared.landed(open, UUID.randomUUID().toString(), ago);
    }

    private Mono<Long> take(Permit permit) {
        return alone.contains(permit.bot())
                ? Mono.fromSupplier(() -> local.tryNow(permit.windows(), permit.name(), clock.millis()))
                : shared.take(permit.bot(), permit.windows(), permit.name());
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
