package dev.krug.runtime;

import dev.krug.kernel.ConditionalOnRole;
import dev.krug.telegram.Alert;
import dev.krug.telegram.Alerts;
import dev.krug.telegram.Attachments;
import dev.krug.telegram.BotId;
import dev.krug.telegram.ClaimedCall;
import dev.krug.telegram.Outbox;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Makes the calls that wait in the outbox, in order within each chat and under Telegram's limits. */
@Component
@ConditionalOnRole("bots")
class OutboxSender {

    private static final Duration IDLE = Duration.ofMillis(250);
    private static final Duration LOOK_FOR_LOST_EVERY = Duration.ofSeconds(1);

    private final Outbox outbox;
    private final Attachments attachments;
    private final TelegramApi api;
    private final SendLimits limits;
    private final SendingRights rights;
    private final Settlement settlement;
    private final Alerts alerts;
    private final Instance instance;
    private final Map<BotId, Pump> pumps = new ConcurrentHashMap<>();
    private final Map<BotId, Disposable> watches = new ConcurrentHashMap<>();
    private final Map<BotId, InFlight> inFlight = new ConcurrentHashMap<>();

    OutboxSender(
            Outbox outbox,
            Attachments attachments,
            TelegramApi api,
            SendLimits limits,
            SendingRights rights,
            Settlement settlement,
            Alerts alerts,
            Instance instance) {
        this.outbox = outbox;
        this.attachments = attachments;
        this.api = api;
        this.limits = limits;
        this.rights = rights;
        this.settlement = settlement;
        this.alerts = alerts;
        this.instance = instance;
    }

    void start(RunningBot bot) {
        pumps.computeIfAbsent(bot.bot().id(), id -> new Pump("outbox of " + bot, IDLE, () -> round(bot)));
        watches.computeIfAbsent(
                bot.bot().id(),
                id -> Flux.interval(LOOK_FOR_LOST_EVERY)
                        .onBackpressureDrop()
                        .concatMap(tick -> giveUpLost(bot).onErrorResume(away -> Mono.empty()), 1)
                        .subscribe());
    }

    /** Something waits for this bot. */
    void wake(RunningBot bot) {
        var pump = pumps.get(bot.bot().id());
        if (pump != null) {
            pump.wake();
        }
    }

    /** Takes no more calls; completes when those under way have ended. */
    Mono<Void> stop(Duration patience) {
        return Mono.defer(() -> {
            pumps.values().forEach(Pump::dispose);
            watches.values().forEach(Disposable::dispose);
            pumps.clear();
            watches.clear();
            return Mono.when(inFlight.values().stream()
                    .map(flight -> flight.landed(patience))
                    .toList());
        });
    }

    private Mono<Integer> round(RunningBot bot) {
        var id = bot.bot().id();
        int free = RuntimeSettings.SENDS_IN_FLIGHT - flying(bot).size();
        // While many wait, few statements take many each.
        if (free < RuntimeSettings.SENDS_IN_FLIGHT / 2 || settlement.isSilent(id) || !rights.maySend(id)) {
            return Mono.just(0);
        }
        return outbox.claim(id, instance.name(), free)
                .collectList()
                .doOnNext(claimed -> claimed.forEach(call -> flying(bot).begin(send(bot, call), () -> wake(bot))))
                .map(claimed -> claimed.size());
    }

    private Mono<Void> giveUpLost(RunningBot bot) {
        return outbox.recover(bot.bot().id())
                .filter(lost -> lost > 0)
                .flatMap(lost -> alerts.tell(
                        bot.bot(),
                        new Alert(Alert.Kind.UNKNOWN_CALL, Map.of("method", "*", "reason", "process died"))));
    }

    private InFlight flying(RunningBot bot) {
        return inFlight.computeIfAbsent(bot.bot().id(), id -> new InFlight());
    }

    private Mono<Void> send(RunningBot bot, ClaimedCall call) {
        if (settlement.isExpired(call)) {
            return settlement.expire(call);
        }
        return switch (call.standing().state()) { // CORE-383
            case ACTIVE -> leave(bot, call);
            case MIGRATED -> settlement.follow(call);
            default -> outbox.end(call, Outbox.Ending.SKIPPED, "the chat cannot be reached");
        };
    }

    private Mono<Void> leave(RunningBot bot, ClaimedCall call) {
        return limits.permit(call.botId(), call.chatId(), call.method()).flatMap(verdict -> switch (verdict) {
            case SendLimits.Permit permit -> make(bot, call, permit);
            case SendLimits.Later(var pause) -> settlement.putBackUntried(call, pause);
        });
    }

    private Mono<Void> make(RunningBot bot, ClaimedCall call, SendLimits.Permit permit) {
        if (settlement.isSilent(call.botId())) {
            return limits.landed(permit).then(settlement.putBackUntried(call, Duration.ZERO));
        }
        if (settlement.isExpired(call)) { // while it waited for its permit
            return limits.landed(permit).then(settlement.expire(call));
        }
        return attachments
                .of(call.payload())
                .collectList()
                .flatMap(files -> files.isEmpty()
                        ? api.call(bot.token(), call.method(), call.payload())
                        : api.upload(bot.token(), call.method(), call.payload(), files))
                .flatMap(answer -> limits.landed(permit).then(settlement.of(bot, call, answer)));
    }
}
