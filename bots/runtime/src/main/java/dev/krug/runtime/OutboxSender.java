package dev.krug.runtime;

import dev.krug.kernel.ConditionalOnRole;
import dev.krug.kernel.Json;
import dev.krug.runtime.Outcome.Failed;
import dev.krug.runtime.Outcome.Flood;
import dev.krug.runtime.Outcome.Migrated;
import dev.krug.runtime.Outcome.SendPlain;
import dev.krug.runtime.Outcome.Sent;
import dev.krug.runtime.Outcome.Skipped;
import dev.krug.runtime.Outcome.TryAgain;
import dev.krug.runtime.Outcome.Unauthorized;
import dev.krug.runtime.Outcome.Unknown;
import dev.krug.runtime.Outcome.Unreachable;
import dev.krug.telegram.BotId;
import dev.krug.telegram.Bots;
import dev.krug.telegram.Chats;
import dev.krug.telegram.ClaimedCall;
import dev.krug.telegram.Outbox;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes the calls that wait in the outbox, in order within each chat and under Telegram's limits. */
@Component
@ConditionalOnRole("bots")
class OutboxSender {

    private static final Logger log = LoggerFactory.getLogger(OutboxSender.class);
    private static final Duration IDLE = Duration.ofMillis(250);

    private final Outbox outbox;
    private final SentCalls sent;
    private final Bots registry;
    private final Chats chats;
    private final TelegramApi api;
    private final SendLimits limits;
    private final RuntimeSettings settings;
    private final Instance instance;
    private final Clock clock;
    private final MeterRegistry meters;
    private final Map<BotId, Pump> pumps = new ConcurrentHashMap<>();
    private final Map<BotId, InFlight> inFlight = new ConcurrentHashMap<>();
    private final Map<BotId, Instant> pausedUntil = new ConcurrentHashMap<>();

    OutboxSender(
            Outbox outbox,
            SentCalls sent,
            Bots registry,
            Chats chats,
            TelegramApi api,
            SendLimits limits,
            RuntimeSettings settings,
            Instance instance,
            Clock clock,
            MeterRegistry meters) {
        this.outbox = outbox;
        this.sent = sent;
        this.registry = registry;
        this.chats = chats;
        this.api = api;
        this.limits = limits;
        this.settings = settings;
        this.instance = instance;
        this.clock = clock;
        this.meters = meters;
    }

    void start(RunningBot bot) {
        pumps.computeIfAbsent(bot.bot().id(), id -> new Pump("outbox of " + bot, IDLE, () -> round(bot)));
    }

    /** Something waits for this bot. */
    void wake(RunningBot bot) {
        var pump = pumps.get(bot.bot().id());
        if (pump != null) {
            pump.wake();
        }
    }

    /** Takes no more calls; completes when those under way have ended. */
    Mono<Void> stop() {
        return Mono.defer(() -> {
            pumps.values().forEach(Pump::dispose);
            pumps.clear();
            return Mono.when(inFlight.values().stream()
                    .map(flight -> flight.landed(settings.stopTimeout()))
                    .toList());
        });
    }

    private Mono<Integer> round(RunningBot bot) {
        var id = bot.bot().id();
        int free = RuntimeSettings.SENDS_IN_FLIGHT - flying(bot).size();
        // While many wait, few statements take many each.
        if (free < RuntimeSettings.SENDS_IN_FLIGHT / 2 || isPaused(id)) {
            return Mono.just(0);
        }
        return outbox.claim(id, instance.name(), free)
                .collectList()
                .doOnNext(claimed -> claimed.forEach(call -> flying(bot).begin(send(bot, call), () -> wake(bot))))
                .map(List::size);
    }

    private InFlight flying(RunningBot bot) {
        return inFlight.computeIfAbsent(bot.bot().id(), id -> new InFlight());
    }

    private boolean isPaused(BotId id) {
        var until = pausedUntil.get(id);
        return until != null && clock.instant().isBefore(until);
    }

    private Mono<Void> send(RunningBot bot, ClaimedCall call) {
        return call.chat() == Chats.State.ACTIVE // CORE-383
                ? limits.permit(call.botId(), call.chatId(), call.method())
                        .then(Mono.defer(() -> isPaused(call.botId()) ? putBackUntried(call) : make(bot, call)))
                : outbox.end(call, Outbox.Ending.SKIPPED, "the chat cannot be reached");
    }

    private Mono<Void> make(RunningBot bot, ClaimedCall call) {
        return api.call(bot.token(), call.method(), call.payload()).flatMap(answer -> {
            var age = Duration.between(call.createdAt(), clock.instant());
            var outcome = Outcome.of(answer, call.delivery(), call.attempt(), age);
            meters.counter(
                            "krug_sends",
                            "bot",
                            bot.bot().name(),
                            "outcome",
                            outcome.getClass().getSimpleName())
                    .increment();
            return limits.landed(call.botId(), call.chatId(), call.method()).then(settle(bot, call, outcome));
        });
    }

    private Mono<Void> settle(RunningBot bot, ClaimedCall call, Outcome outcome) {
        return switch (outcome) {
            case Sent(var result) -> sent.add(new Outbox.Made(call, result));
            case Skipped(var reason) -> outbox.end(call, Outbox.Ending.SKIPPED, reason);
            case Failed(var reason) -> {
                log.warn("{}: {} was refused: {}", bot, call.method(), reason);
                yield outbox.end(call, Outbox.Ending.FAILED, reason);
            }
            case Unknown(var reason) -> {
                log.warn("{}: the outcome of {} is unknown: {}", bot, call.method(), reason);
                yield outbox.end(call, Outbox.Ending.UNKNOWN, reason);
            }
            case TryAgain(var delay) -> outbox.putBack(call, clock.instant().plus(delay), true);
            case Flood(var pause) -> flood(bot, call, pause);
            case SendPlain() -> {
                log.warn("{}: Telegram could not read the markup of a {}", bot, call.method());
                yield plain(call);
            }
            case Unreachable(var state) -> unreachable(call, state);
            case Migrated(var newChatId) -> outbox.rewrite(call, withChat(call.payload(), newChatId));
            case Unauthorized() -> {
                log.error("{}: Telegram refuses the token; nothing is sent until it is replaced", bot);
                pausedUntil.put(call.botId(), Instant.MAX);
                yield registry.refuse(call.botId(), "401 Unauthorized").then(putBackUntried(call));
            }
        };
    }

    private Mono<Void> flood(RunningBot bot, ClaimedCall call, Duration pause) { // CORE-382
        var until = clock.instant().plus(pause);
        log.warn("{}: Telegram asks for {} s of silence", bot, pause.toSeconds());
        pausedUntil.merge(call.botId(), until, (a, b) -> a.isAfter(b) ? a : b);
        return registry.pauseUntil(call.botId(), until).then(outbox.putBack(call, until, false));
    }

    private Mono<Void> unreachable(ClaimedCall call, Chats.State state) {
        var chat = call.chatId();
        var end = outbox.end(call, Outbox.Ending.SKIPPED, state.code());
        return chat == null
                ? end
                : end.then(chats.mark(call.botId(), chat, state))
                        .then(outbox.skipChat(call.botId(), chat, state.code()))
                        .then();
    }

    private Mono<Void> plain(ClaimedCall call) {
        var payload = new HashMap<>(Json.readObject(call.payload()));
        return payload.remove("parse_mode") == null
                ? outbox.end(call, Outbox.Ending.FAILED, "can't parse entities")
                : outbox.rewrite(call, Json.write(payload));
    }

    private static String withChat(String payload, long chatId) {
        var changed = new HashMap<>(Json.readObject(payload));
        changed.put("chat_id", chatId);
        return Json.write(changed);
    }

    private Mono<Void> putBackUntried(ClaimedCall call) {
        return outbox.putBack(call, clock.instant(), false);
    }
}
