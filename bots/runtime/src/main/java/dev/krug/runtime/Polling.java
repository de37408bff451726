package dev.krug.runtime;

import dev.krug.kernel.ConditionalOnRole;
import dev.krug.telegram.BotId;
import dev.krug.telegram.Inbox;
import dev.krug.telegram.Leases;
import java.time.Duration;
import java.util.Map;
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

    private final Leases leases;
    private final Inbox inbox;
    private final Instance instance;
    private final RuntimeSettings settings;
    private final Map<BotId, Disposable> keepers = new ConcurrentHashMap<>();
    private final Map<BotId, Poller> pollers = new ConcurrentHashMap<>();

    Polling(Leases leases, Inbox inbox, Instance instance, RuntimeSettings settings) {
        this.leases = leases;
        this.inbox = inbox;
        this.instance = instance;
        this.settings = settings;
    }

    void start(RunningBot bot, Runnable onStored) {
        keepers.computeIfAbsent(
                bot.bot().id(),
                id -> Flux.interval(Duration.ZERO, Leases.RENEWAL)
                        .onBackpressureDrop()
                        .concatMap(tick -> keep(bot, onStored), 1)
                        .subscribe());
    }

    /** Ends all polling; the leases stay, so that nobody else begins before our batches are stored. */
    Mono<Void> stop() {
        return Mono.fromRunnable(() -> {
                    keepers.values().forEach(Disposable::dispose);
                    pollers.keySet().forEach(this::close);
                })
                .subscribeOn(Schedulers.boundedElastic())
                .then();
    }

    /** Lets other processes poll. */
    Mono<Void> release() {
        return Flux.fromIterable(keepers.keySet())
                .concatMap(bot -> leases.release(bot, instance.name()))
                .onErrorResume(away -> Mono.empty())
                .then();
    }

    // A holder that cannot renew stops at once: by the time the lease ends, another process may poll.
    private Mono<Void> keep(RunningBot bot, Runnable onStored) {
        return leases.hold(bot.bot().id(), instance.name())
                .hasElement()
                .onErrorReturn(false)
                .flatMap(held -> Mono.<Void>fromRunnable(() -> {
                            if (held) {
                                open(bot, onStored);
                            } else {
                                close(bot.bot().id());
                            }
                        })
                        .subscribeOn(Schedulers.boundedElastic()));
    }

    private void open(RunningBot bot, Runnable onStored) {
        if (pollers.containsKey(bot.bot().id())) {
            return;
        }
        var poller = new Poller(bot, inbox, settings, onStored);
        try {
            poller.start();
            pollers.put(bot.bot().id(), poller);
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
}
