package dev.krug.runtime;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.kernel.ConditionalOnRole;
import dev.krug.telegram.ClaimedUpdate;
import dev.krug.telegram.Inbox;
import dev.krug.telegram.Outbox;
import dev.krug.telegram.OutgoingCall.Lane;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import reactor.core.publisher.Mono;

/**
 * Works on stored updates: many chats at once, each chat in order. One transaction holds the handler's changes, its
 * reply and the update's end.
 */
@Component
@ConditionalOnRole("bots")
class UpdateWorker {

    private static final Logger log = LoggerFactory.getLogger(UpdateWorker.class);
    private static final Duration IDLE = Duration.ofMillis(500);
    private static final List<Duration> RETRIES =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(10)); // CORE-376

    private final Inbox inbox;
    private final Outbox outbox;
    private final Preparations preparations;
    private final Dispatcher dispatcher;
    private final RunningBots bots;
    private final OutboxSender sender;
    private final TransactionalOperator transaction;
    private final Messages messages;
    private final RuntimeSettings settings;
    private final Instance instance;
    private final MeterRegistry meters;
    private final InFlight inFlight = new InFlight();
    private volatile @Nullable Pump pump;

    UpdateWorker(
            Inbox inbox,
            Outbox outbox,
            Preparations preparations,
            Dispatcher dispatcher,
            RunningBots bots,
            OutboxSender sender,
            TransactionalOperator transaction,
            Messages messages,
            RuntimeSettings settings,
            Instance instance,
            MeterRegistry meters) {
        this.inbox = inbox;
        this.outbox = outbox;
        this.preparations = preparations;
        this.dispatcher = dispatcher;
        this.bots = bots;
        this.sender = sender;
        this.transaction = transaction;
        this.messages = messages;
        this.settings = settings;
        this.instance = instance;
        this.meters = meters;
    }

    void start() {
        pump = new Pump("inbox", IDLE, this::round);
    }

    /** Something was stored. */
    void wake() {
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
            return inFlight.landed(settings.stopTimeout());
        });
    }

    private Mono<Integer> round() {
        int free = settings.concurrency() - inFlight.size();
        var ids = bots.all().stream().map(bot -> bot.bot().id()).toList();
        if (free <= 0 || ids.isEmpty()) {
            return Mono.just(0);
        }
        return inbox.claim(ids, instance.name(), free)
                .collectList()
                .doOnNext(claimed -> claimed.forEach(update -> inFlight.begin(process(update), this::wake)))
                .map(List::size);
    }

    private Mono<Void> process(ClaimedUpdate update) {
        var bot = bots.find(update.botId());
        if (bot == null) {
            return inbox.retry(update, IDLE, "the bot stopped");
        }
        return preparations
                .of(bot, update)
                .flatMap(prepared -> transaction
                        .transactional(dispatcher
                                .dispatch(bot, update, prepared.orElse(null))
                                .switchIfEmpty(Mono.error(() -> new IllegalStateException("nobody answered")))
                                .delayUntil(calls -> outbox.add(update.botId(), update.id(), calls))
                                .delayUntil(calls -> complete(update)))
                        .timeout(settings.handlerTimeout()))
                .doOnNext(calls -> {
                    meters.counter("krug_updates", "bot", bot.bot().name(), "outcome", "done")
                            .increment();
                    if (!calls.isEmpty()) {
                        sender.wake(bot);
                    }
                })
                .then()
                .onErrorResume(failure -> failed(bot, update, failure));
    }

    private Mono<Boolean> complete(ClaimedUpdate update) {
        return inbox.complete(update, instance.name())
                .filter(Boolean::booleanValue)
                .switchIfEmpty(Mono.error(() -> new TakenOver(update)));
    }

    private Mono<Void> failed(RunningBot bot, ClaimedUpdate update, Throwable failure) {
        if (failure instanceof TakenOver) {
            return Mono.empty();
        }
        var error = failure.getClass().getSimpleName();
        if (update.attempt() <= RETRIES.size()) {
            log.warn("{}: update {} failed, try {}: {}", bot, update.updateId(), update.attempt(), failure.toString());
            return retry(update, RETRIES.get(update.attempt() - 1), error);
        }
        log.error("{}: update {} is given up", bot, update.updateId(), failure);
        meters.counter("krug_updates", "bot", bot.bot().name(), "outcome", "dead")
                .increment();
        return transaction
                .transactional(inbox.bury(update, error).then(apologise(update)))
                .doOnSuccess(done -> sender.wake(bot));
    }

    // The chat of the update waits for it, so the next try begins when it is due and not at the next look.
    private Mono<Void> retry(ClaimedUpdate update, Duration delay, String error) { // CORE-703
        return inbox.retry(update, delay, error).doOnSuccess(done -> {
            var _ = Mono.delay(delay).subscribe(due -> wake());
        });
    }

    /** At most one apology an hour for each chat. */
    private Mono<Void> apologise(ClaimedUpdate update) {
        var from = Sender.of(UpdateReader.parse(update.payload()));
        if (from == null || !from.isPrivate()) {
            return Mono.empty();
        }
        var language = Language.of(from.profile().languageCode());
        var text = SendMessage.builder()
                .chatId(from.chatId())
                .text(messages.text(language, "common.error.generic"))
                .build();
        var call = Calls.call(from.chatId(), Lane.TRANSACTIONAL, text)
                .withKey("apology:" + from.chatId() + ":" + instance.hour());
        return outbox.add(update.botId(), update.id(), List.of(call));
    }

    /** Another process has the update now; what was done here is rolled back. */
    private static final class TakenOver extends RuntimeException {

        private static final long serialVersionUID = 1;

        TakenOver(ClaimedUpdate update) {
            super("update " + update.updateId() + " was taken over", null, false, false);
        }
    }
}
