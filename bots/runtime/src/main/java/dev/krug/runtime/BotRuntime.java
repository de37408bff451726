package dev.krug.runtime;

import dev.krug.kernel.ConditionalOnRole;
import dev.krug.telegram.BotTokens;
import dev.krug.telegram.Bots;
import dev.krug.telegram.Doorbell;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Starts every declared bot that has a token, and stops all in order. A bot whose token Telegram refuses does not
 * disturb the others, and Telegram being away does not hold up the start.
 */
@Component
@ConditionalOnRole("bots")
class BotRuntime implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(BotRuntime.class);
    private static final Duration STORE_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final List<BotModule> modules;
    private final BotTokens tokens;
    private final Bots registry;
    private final Introductions introductions;
    private final RunningBots running;
    private final UpdateWorker worker;
    private final OutboxSender sender;
    private final SendingRights rights;
    private final CommandPublisher publisher;
    private final Polling polling;
    private final Webhooks webhooks;
    private final QueueMetrics metrics;
    private final PausedBots paused;
    private final JobWatch jobs;
    private final RuntimeSettings settings;
    private Disposable.@Nullable Composite background;

    BotRuntime(
            List<BotModule> modules,
            BotTokens tokens,
            Bots registry,
            Introductions introductions,
            RunningBots running,
            UpdateWorker worker,
            OutboxSender sender,
            SendingRights rights,
            CommandPublisher publisher,
            Polling polling,
            Webhooks webhooks,
            QueueMetrics metrics,
            PausedBots paused,
            JobWatch jobs,
            RuntimeSettings settings,
            Doorbell doorbell) {
        this.modules = modules;
        this.tokens = tokens;
        this.registry = registry;
        this.introductions = introductions;
        this.running = running;
        this.worker = worker;
        this.sender = sender;
        this.rights = rights;
        this.publisher = publisher;
        this.polling = polling;
        this.webhooks = webhooks;
        this.metrics = metrics;
        this.paused = paused;
        this.jobs = jobs;
        this.settings = settings;
        doorbell.onRing(worker::wake);
    }

    @Override
    public void start() {
        var tasks = Disposables.composite();
        background = tasks;
        worker.start();
        rights.start();
        tasks.add(metrics.start());
        tasks.add(paused.start());
        tasks.add(jobs.start());
        for (var module : modules) {
            var declared = module.declare();
            tokens.of(declared.name())
                    .ifPresentOrElse(
                            credentials -> tasks.add(begin(declared, credentials)),
                            () -> log.info("{} has no token and does not run", declared.name()));
        }
    }

    // Registration is part of the start, so that the store knows the bot; what needs Telegram follows in the
    // background.
    private Disposable begin(BotDeclaration declared, BotTokens.Credentials credentials) {
        var registered = Objects.requireNonNull(
                introductions.register(declared, credentials).block(STORE_TIMEOUT));
        return introductions
                .introduce(registered)
                .doOnNext(this::run)
                .flatMap(bot -> receive(bot, credentials.mode()).then(publisher.publish(bot)))
                .subscribe(done -> {}, failure -> log.error("{} could not be started", declared.name(), failure));
    }

    private void run(RunningBot bot) {
        running.add(bot);
        sender.start(bot);
        log.info("{} runs as @{}", bot, bot.bot().username());
    }

    private Mono<Void> receive(RunningBot bot, Bots.Mode mode) { // CORE-373
        return registry.receiveBy(bot.bot().id(), mode)
                .flatMap(secret -> mode == Bots.Mode.WEBHOOK
                        ? webhooks.set(bot, secret)
                        : Mono.<Void>fromRunnable(() -> polling.start(bot)))
                .doOnError(failure -> log.warn("{} gets no updates yet: {}", bot, failure.toString()))
                .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE).maxBackoff(LONGEST_PAUSE));
    }

    /** Returns at once, so that the server refuses new requests while this goes on. */
    @Override
    public void stop(Runnable callback) {
        var _ = stopping()
                .doFinally(end -> callback.run())
                .subscribe(done -> {}, failure -> log.warn("The bots did not stop in order: {}", failure.toString()));
    }

    @Override
    public void stop() {
        stopping().block(settings.stopTimeout().plusSeconds(5));
    }

    private Mono<Void> stopping() { // CORE-386
        return Mono.defer(() -> {
            var tasks = background;
            background = null;
            if (tasks != null) {
                tasks.dispose();
            }
            return polling.stop()
                    .then(worker.stop())
                    .then(sender.stop(settings.stopTimeout()))
                    .timeout(settings.stopTimeout(), Mono.empty())
                    .then(polling.release())
                    .then(rights.release());
        });
    }

    @Override
    public boolean isRunning() {
        return background != null;
    }
}
