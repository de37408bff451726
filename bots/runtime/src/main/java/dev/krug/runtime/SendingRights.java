package dev.krug.runtime;

import dev.krug.kernel.ConditionalOnRole;
import dev.krug.telegram.BotId;
import dev.krug.telegram.Leases;
import dev.krug.telegram.Leases.Role;
import dev.krug.telegram.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Whether this process may send for a bot. While Redis answers every process may, because they share the limits there.
 * While it is away one may, the one that holds the bot's lease; the others wait.
 */
@Component
@ConditionalOnRole("bots")
class SendingRights { // CORE-381

    private static final Logger log = LoggerFactory.getLogger(SendingRights.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    private static final Duration STORE_TIMEOUT = Duration.ofSeconds(4);
    // Others notice the lease within a look and send nothing more.
    private static final Duration OTHERS_NOTICE = LOOK_EVERY.multipliedBy(2);

    private final SharedMemory shared;
    private final SendLimits limits;
    private final Leases leases;
    private final Outbox outbox;
    private final RunningBots bots;
    private final Instance instance;
    private final Clock clock;
    private final Map<BotId, Alone> alone = new ConcurrentHashMap<>();
    // Null while it is not known, since Redis has been away.
    private volatile @Nullable Set<BotId> othersAlone = Set.of();
    private @Nullable Disposable loop;

    SendingRights(
            SharedMemory shared,
            SendLimits limits,
            Leases leases,
            Outbox outbox,
            RunningBots bots,
            Instance instance,
            Clock clock) {
        this.shared = shared;
        this.limits = limits;
        this.leases = leases;
        this.outbox = outbox;
        this.bots = bots;
        this.instance = instance;
        this.clock = clock;
    }

    /** This process holds the lease, and sends in this time. */
    private record Alone(Instant from, Instant until, boolean ends) {

        boolean isNow(Instant now) {
            return !ends && !now.isBefore(from) && now.isBefore(until);
        }

        Alone renewed(Instant now) {
            return new Alone(from, now.plus(Leases.LIFETIME).minus(Leases.RENEWAL), false);
        }

        Alone ending() {
            return new Alone(from, until, true);
        }
    }

    void start() {
        loop = Flux.interval(Duration.ZERO, LOOK_EVERY)
                .onBackpressureDrop()
                .concatMap(
                        tick -> look().timeout(STORE_TIMEOUT).onErrorResume(away -> {
                            log.debug("The right to send could not be looked at: {}", away.toString());
                            return Mono.empty();
                        }),
                        1)
                .subscribe();
    }

    boolean maySend(BotId bot) {
        var own = alone.get(bot);
        if (own != null) {
            return own.isNow(clock.instant());
        }
        var others = othersAlone;
        return shared.isUp() && others != null && !others.contains(bot);
    }

    /** Lets others send. */
    Mono<Void> release() {
        var running = loop;
        if (running != null) {
            running.dispose();
        }
        return Flux.fromIterable(alone.keySet())
                .concatMap(bot -> leases.release(bot, Role.SENDER, instance.name()))
                .then();
    }

    private Mono<Void> look() {
        if (!shared.isUp()) {
            othersAlone = null;
        }
        return shared.answers()
                .defaultIfEmpty(false)
                .flatMap(answers -> answers
                        ? together().then(lookAtOthers())
                        : Flux.fromIterable(bots.all())
                                .concatMap(bot -> takeAlone(bot.bot().id()))
                                .then());
    }

    private Mono<Void> takeAlone(BotId bot) {
        return leases.hold(bot, Role.SENDER, instance.name()).hasElement().flatMap(held -> {
            var own = alone.get(bot);
            if (!held) {
                alone.remove(bot);
                limits.leaveToOthers(bot);
                return Mono.empty();
            }
            if (own != null) {
                alone.put(bot, own.renewed(clock.instant()));
                return Mono.empty();
            }
            return begin(bot);
        });
    }

    private Mono<Void> begin(BotId bot) {
        var now = clock.instant();
        return outbox.departuresSince(bot, now.minus(SendLimits.MEMORY))
                .collectList()
                .doOnNext(before -> {
                    limits.keepAlone(bot, before);
                    var from = shared.isConfigured() ? now.plus(OTHERS_NOTICE) : now;
                    alone.put(bot, new Alone(from, now, false).renewed(now));
                    log.debug("This process sends alone for {}", bot);
                })
                .then();
    }

    /** Redis is back: nothing is sent for one look, so that all that was sent alone is stored and can be told. */
    private Mono<Void> together() {
        return Flux.fromIterable(alone.entrySet())
                .concatMap(entry -> {
                    if (!entry.getValue().ends()) {
                        alone.put(entry.getKey(), entry.getValue().ending());
                        return Mono.empty();
                    }
                    return handOver(entry.getKey());
                })
                .then();
    }

    private Mono<Void> handOver(BotId bot) {
        return outbox.departuresSince(bot, clock.instant().minus(SendLimits.MEMORY))
                .collectList()
                .flatMap(before -> limits.keepTogether(bot, before))
                .then(leases.release(bot, Role.SENDER, instance.name()))
                .then(Mono.fromRunnable(() -> alone.remove(bot)));
    }

    private Mono<Void> lookAtOthers() {
        return leases.heldByOthers(Role.SENDER, instance.name())
                .collect(Collectors.toSet())
                .doOnNext(others -> othersAlone = others)
                .then();
    }
}
