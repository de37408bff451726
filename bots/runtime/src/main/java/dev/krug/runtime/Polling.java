package dev.krug.runtime;

import dev.krug.kernel.ConditionalOnRole;
import dev.krug.telegram.Alert;
import dev.krug.telegram.Alerts;
import dev.krug.telegram.BotId;
import dev.krug.telegram.Bots;
import dev.krug.telegram.Inbox;
import dev.krug.telegram.Leases;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Polls the bots whose lease this process holds; each bot is polled by one process at a time. */
@Component
@ConditionalOnRole("bots")
class Polling { // CORE-372

    private static final Logger log = LoggerFactory.getLogger(Polling.class);
    // Another process takes over within a second of a release. CORE-386
    private static final Duration LOOK_EVERY = Duration.ofMillis(600);
    // Renewal and this together are shorter than the lease: who cannot renew stops before it ends.
    private static final Duration STORE_TIMEOUT = Duration.ofSeconds(5);
    private static final int CONFLICTS_TO_TELL = 5;

    private final Leases leases;
    private final Inbox inbox;
    private final UpdateWorker worker;
    private final Bots registry;
    private final Alerts alerts;
    private final Instance instance;
    private final RuntimeSettings settings;
    private final Map<BotId, Disposable> keepers = new ConcurrentHashMap<>();
    private final Map<BotId, Poller> pollers = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    Polling(
            Leases leases,
            Inbox inbox,
            UpdateWorker worker,
            Bots registry,
            Alerts alerts,
            Instance instance,
            RuntimeSettings settings) {
        this.leases = leases;
        this.inbox = inbox;
        this.worker = worker;
        this.registry = registry;
        this.alerts = alerts;
        this.instance = instance;
        this.settings = settings;
    }

    void start(RunningBot bot) {
        keepers.computeIfAbsent(
                bot.bot().id(),
                id -> Mono.defer(() -> keep(bot))
                        .flatMap(held -> Mono.delay(held ? Leases.RENEWAL : LOOK_EVERY))
                        .repeat()
                        .subscribe());
    }

    /** Ends all polling; the leases stay, so that nobody else begins before our batches are stored. */
    Mono<Void> stop() {
        return Mono.fromRunnable(() -> {
                    stopping = true;
                    keepers.values().forEach(Disposable::dispose);
                })
                .thenMany(Flux.defer(() -> Flux.fromIterable(Set.copyOf(pollers.keySet()))))
                .flatMap(bot -> onOwnThread(() -> close(bot)))
                .then();
    }

    /** Lets other processes poll. */
    Mono<Void> release() {
        return Flux.fromIterable(keepers.keySet())
                .concatMap(bot -> leases.release(bot, Leases.Role.POLLER, instance.name()))
                .onErrorResume(away -> Mono.empty())
                .then();
    }

    private Mono<Boolean> keep(RunningBot bot) {
        return leases.hold(bot.bot().id(), Leases.Role.POLLER, instance.name())
                .timeout(STORE_TIMEOUT)
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .onErrorReturn(Optional.empty())
                .flatMap(fencing -> onOwnThread(() -> fencing.ifPresentOrElse(
                                number -> open(bot, number),
                                () -> close(bot.bot().id())))
                        .thenReturn(fencing.isPresent()));
    }

    private void open(RunningBot bot, long fencing) {
        var running = pollers.get(bot.bot().id());
        if (running != null && running.fencing() == fencing) {
            return;
        }
        close(bot.bot().id());
        var poller = new Poller(bot, fencing, inbox, worker, settings, new Watch(bot));
        try {
            poller.start();
            pollers.put(bot.bot().id(), poller);
            if (stopping) { // it began after all others had been closed
                close(bot.bot().id());
            }
        } catch (TelegramApiException unreachable) {
            log.warn("{}: polling cannot begin yet: {}", bot, unreachable.toString());
            close(poller);
        }
    }

    private void close(BotId bot) {
        var poller = pollers.remove(bot);
        if (poller != null) {
            close(poller);
        }
    }

    private static void close(Poller poller) {
        try {
            poller.close();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    /** Polls this bot no more, and leaves it to whoever can. */
    private Mono<Void> giveUp(RunningBot bot) {
        var keeper = keepers.remove(bot.bot().id());
        if (keeper != null) {
            keeper.dispose();
        }
        return onOwnThread(() -> close(bot.bot().id()))
                .then(leases.release(bot.bot().id(), Leases.Role.POLLER, instance.name()));
    }

    // The library's session blocks when it begins and ends.
    private static Mono<Void> onOwnThread(Runnable work) {
        return Mono.<Void>fromRunnable(work).subscribeOn(Schedulers.boundedElastic());
    }

    /** What the trouble of one bot's poller leads to; beside the poller, which waits for nobody. */
    private final class Watch implements Poller.Watcher {

        private final RunningBot bot;

        Watch(RunningBot bot) {
            this.bot = bot;
        }

        @Override
        public void onLeaseLost() {
            begin(onOwnThread(() -> close(bot.bot().id())));
        }

        @Override
        public void onConflict(int inARow) {
            begin(registry.modeOf(bot.bot().id())
                    .flatMap(mode -> mode == Bots.Mode.POLLING ? tell(inARow) : Mono.defer(this::leaveToWebhook)));
        }

        @Override
        public void onUnauthorized() { // CORE-370
            begin(giveUp(bot)
                    .then(registry.refuse(bot.bot().id(), "401 Unauthorized"))
                    .filter(isNew -> isNew)
                    .flatMap(isNew -> alerts.tell(bot.bot(), Alert.of(Alert.Kind.UNAUTHORIZED))));
        }

        private Mono<Void> tell(int inARow) {
            return inARow == CONFLICTS_TO_TELL
                    ? alerts.tell(bot.bot(), Alert.of(Alert.Kind.CONFLICT, "count", inARow))
                    : Mono.empty();
        }

        // Another process, started later, has Telegram bring the updates.
        private Mono<Void> leaveToWebhook() {
            log.info("{}: updates come by webhook now, polling ends", bot);
            return giveUp(bot);
        }

        private void begin(Mono<Void> work) {
            var _ = work.subscribe(
                    done -> {},
                    failure -> log.warn("{}: the poller's trouble is not settled: {}", bot, failure.toString()));
        }
    }
}
