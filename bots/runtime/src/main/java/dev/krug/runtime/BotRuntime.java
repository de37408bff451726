package dev.krug.runtime;

import dev.krug.badges.Badges;
import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.kernel.ConditionalOnRole;
import dev.krug.runtime.TelegramApi.Answer;
import dev.krug.telegram.BotTokens;
import dev.krug.telegram.Bots;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
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
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final List<BotModule> modules;
    private final BotTokens tokens;
    private final Bots registry;
    private final Badges badges;
    private final Messages messages;
    private final TelegramApi api;
    private final RunningBots running;
    private final UpdateWorker worker;
    private final OutboxSender sender;
    private final CommandPublisher publisher;
    private final Polling polling;
    private final Recovery recovery;
    private final QueueMetrics metrics;
    private final RuntimeSettings settings;
    private Disposable.@Nullable Composite background;

    BotRuntime(
            List<BotModule> modules,
            BotTokens tokens,
            Bots registry,
            Badges badges,
            Messages messages,
            TelegramApi api,
            RunningBots running,
            UpdateWorker worker,
            OutboxSender sender,
            CommandPublisher publisher,
            Polling polling,
            Recovery recovery,
            QueueMetrics metrics,
            RuntimeSettings settings) {
        this.modules = modules;
        this.tokens = tokens;
        this.registry = registry;
        this.badges = badges;
        this.messages = messages;
        this.api = api;
        this.running = running;
        this.worker = worker;
        this.sender = sender;
        this.publisher = publisher;
        this.polling = polling;
        this.recovery = recovery;
        this.metrics = metrics;
        this.settings = settings;
    }

    @Override
    public void start() {
        var tasks = Disposables.composite();
        background = tasks;
        worker.start();
        tasks.add(recovery.start());
        tasks.add(metrics.start());
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
        var bot = registry.register(declared.name(), titles(declared), credentials.telegramBotId(), null)
                .delayUntil(registered -> Flux.fromIterable(declared.badges())
                        .concatMap(badges::define)
                        .then())
                .block(STORE_TIMEOUT);
        var runningBot = new RunningBot(Objects.requireNonNull(bot), declared, credentials.token());
        return introduce(runningBot)
                .subscribe(done -> {}, failure -> log.error("{} could not be started", declared.name(), failure));
    }

    private Mono<Void> introduce(RunningBot bot) {
        return api.call(bot.token(), "getMe", "{}")
                .flatMap(answer -> switch (answer) {
                    case Answer.Ok(var me) -> join(bot, me.path("username").asString(""));
                    case Answer.Refused refused
                    when refused.code() == 401 || refused.code() == 404 ->
                        refuse(bot, refused.description()); // CORE-370
                    default -> Mono.error(new IllegalStateException("Telegram does not answer: " + answer));
                })
                .retryWhen(Retry.backoff(Long.MAX_VALUE, Duration.ofMillis(500)).maxBackoff(LONGEST_PAUSE));
    }

    private Mono<Void> join(RunningBot bot, String username) {
        return registry.register(
                        bot.bot().name(), titles(bot.declaration()), bot.bot().telegramBotId(), username)
                .map(registered -> new RunningBot(registered, bot.declaration(), bot.token()))
                .doOnNext(this::run)
                .flatMap(publisher::publish);
    }

    private void run(RunningBot bot) {
        running.add(bot);
        sender.start(bot);
        polling.start(bot, worker::wake);
        log.info("{} runs as @{}", bot, bot.bot().username());
    }

    private Mono<Void> refuse(RunningBot bot, String reason) {
        log.error("Telegram refuses the token of {}: {}", bot, reason);
        return registry.refuse(bot.bot().id(), reason);
    }

    private Map<String, String> titles(BotDeclaration declared) {
        var titles = new HashMap<String, String>();
        for (var language : Language.values()) {
            titles.put(language.code(), messages.text(language, declared.domain() + ".title"));
        }
        return titles;
    }

    @Override
    public void stop() { // CORE-386
        var tasks = background;
        background = null;
        if (tasks != null) {
            tasks.dispose();
        }
        polling.stop()
                .then(worker.stop())
                .then(sender.stop())
                .then(polling.release())
                .block(settings.stopTimeout().plusSeconds(5));
    }

    @Override
    public boolean isRunning() {
        return background != null;
    }
}
