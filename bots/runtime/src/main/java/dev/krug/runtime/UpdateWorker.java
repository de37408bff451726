package dev.krug.runtime;

import dev.krug.kernel.ConditionalOnRole;
import dev.krug.telegram.ClaimedUpdate;
import dev.krug.telegram.Inbox;
import dev.krug.telegram.ReceivedUpdate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes stored updates, many chats at once and each chat in order, lets the bots prepare for them, and hands them to
 * the {@link TransactionSlots}.
 */
@Component
@ConditionalOnRole("bots")
class UpdateWorker {

    private static final Logger log = LoggerFactory.getLogger(UpdateWorker.class);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final Duration RECOVER_EVERY = Duration.ofSeconds(1);
    private static final Duration HOLD_EVERY = Inbox.LEASE.dividedBy(4);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    private final Inbox inbox;
    private final Preparations preparations;
    private final TransactionSlots slots;
    private final UpdateTransaction transaction;
    private final RunningBots bots;
    private final RuntimeSettings settings;
    private final Instance instance;
    private final Map<UUID, ClaimedUpdate> held = new ConcurrentHashMap<>();
    private volatile @Nullable Pump pump;
    private volatile boolean mayWait = true;
    private Disposable leases = Disposables.disposed();

    UpdateWorker(
            Inbox inbox,
            Preparations preparations,
            TransactionSlots slots,
            UpdateTransaction transaction,
            RunningBots bots,
            RuntimeSettings settings,
            Instance instance) {
        this.inbox = inbox;
        this.preparations = preparations;
        this.slots = slots;
        this.transaction = transaction;
        this.bots = bots;
        this.settings = settings;
        this.instance = instance;
    }

    void start() {
        pump = new Pump("inbox", IDLE, this::round);
        leases = Disposables.composite(every(HOLD_EVERY, this::holdOn), every(RECOVER_EVERY, this::recover));
    }

    private static Disposable every(Duration period, Supplier<Mono<Void>> task) {
        return Flux.interval(period)
                .onBackpressureDrop()
                .concatMap(tick -> task.get().onErrorResume(away -> Mono.empty()), 1)
                .subscribe();
    }

    /** Stores a polled batch and begins with as much of it as there is room for; as {@link Inbox#storePolled}. */
    Mono<Inbox.Stored> receive(RunningBot bot, long fencing, List<ReceivedUpdate> batch) {
        return Mono.defer(() -> inbox.storePolled(bot.bot().id(), fencing, batch, instance.name(), Math.max(0, room())))
                .doOnNext(stored -> stored.claimed().forEach(update -> begin(bot, update)));
    }

    /** Whether most of a polled batch could be begun with at once. */
    boolean hasRoom() {
        return room() >= Math.min(settings.concurrency(), RuntimeSettings.POLL_LIMIT);
    }

    private int room() {
        return 2 * settings.concurrency() - held.size();
    }

    /** Something was stored. */
    void wake() {
        mayWait = true;
        goOn();
    }

    private void goOn() {
        var running = pump;
        if (running != null) {
            running.wake();
        }
    }

    /** Claims no more; completes when what is under way has ended. */
    Mono<Void> stop() {
        return Mono.defer(() -> {
            var running = pump;
            if (running != null) {
                running.dispose();
            }
            return Flux.interval(Duration.ZERO, LOOK_EVERY)
                    .filter(tick -> held.isEmpty())
                    .next()
                    .timeout(settings.stopTimeout(), Mono.just(0L))
                    .doFinally(end -> leases.dispose())
                    .then();
        });
    }

    // While many wait, few statements take many each: nothing is taken until half of the room is free.
    private Mono<Integer> round() {
        int room = room();
        if (room < settings.concurrency()) {
            return Mono.just(0);
        }
        mayWait = false;
        return Flux.fromIterable(bots.all())
                .concatMap(bot -> claim(bot, room / bots.all().size()))
                .reduce(0, Integer::sum);
    }

    private Mono<Integer> claim(RunningBot bot, int room) {
        return inbox.claim(bot.bot().id(), instance.name(), Math.max(1, room))
                .collectList()
                .doOnNext(claimed -> claimed.forEach(update -> begin(bot, update)))
                .delayUntil(claimed -> leavesSome(bot, claimed).doOnNext(leaves -> {
                    if (leaves) {
                        mayWait = true;
                    }
                }))
                .map(List::size);
    }

    // Another round follows one that found something; only after an empty one nothing else would tell.
    private Mono<Boolean> leavesSome(RunningBot bot, List<ClaimedUpdate> claimed) {
        return claimed.isEmpty() ? inbox.waiting(bot.bot().id(), 1).map(waiting -> waiting > 0) : Mono.just(true);
    }

    private void begin(RunningBot bot, ClaimedUpdate update) {
        held.put(update.id(), update);
        var _ = preparations
                .of(bot, update)
                .onErrorResume(unreadable ->
                        transaction.failed(bot, update, unreadable).then(Mono.empty()))
                .flatMap(received -> slots.run(new TransactionSlots.Task(bot, update, received)))
                .doFinally(end -> ended(update))
                .subscribe(done -> {}, failure -> log.error("{}: an outcome could not be stored", bot, failure));
    }

    private void ended(ClaimedUpdate update) {
        held.remove(update.id());
        if (mayWait && held.size() <= settings.concurrency()) {
            goOn();
        }
    }

    private Mono<Void> holdOn() {
        return inbox.hold(List.copyOf(held.keySet()), instance.name());
    }

    private Mono<Void> recover() { // CORE-813
        return inbox.recover()
                .filter(freed -> freed > 0)
                .doOnNext(freed -> {
                    log.warn("{} updates of a dead process are taken up again", freed);
                    wake();
                })
                .then();
    }
}
