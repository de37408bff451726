package dev.krug.runtime;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.kernel.ConditionalOnRole;
import dev.krug.kernel.SharedTransaction;
import dev.krug.runtime.Arrivals.Arrival;
import dev.krug.runtime.TransactionSlots.Task;
import dev.krug.telegram.Alert;
import dev.krug.telegram.Alerts;
import dev.krug.telegram.ClaimedUpdate;
import dev.krug.telegram.Inbox;
import dev.krug.telegram.Outbox;
import dev.krug.telegram.Outbox.Caused;
import dev.krug.telegram.OutgoingCall.Lane;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** One transaction holds the handlers' changes, their replies and the end of the updates: all or nothing. */
@Component
@ConditionalOnRole("bots")
class UpdateTransaction { // CORE-374

    private static final Logger log = LoggerFactory.getLogger(UpdateTransaction.class);
    private static final Duration LONGEST_STORING = Duration.ofSeconds(10);
    private static final Duration LONGEST_IN_TURN = Duration.ofMillis(250);
    private static final Duration LONGEST_SIDE_BY_SIDE = Duration.ofSeconds(1);
    private static final List<Duration> RETRIES =
            List.of(Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(10)); // CORE-376

    private final Inbox inbox;
    private final Outbox outbox;
    private final Arrivals arrivals;
    private final Dispatcher dispatcher;
    private final Vocabulary vocabulary;
    private final OutboxSender sender;
    private final Alerts alerts;
    private final TransactionalOperator transaction;
    private final Messages messages;
    private final RuntimeSettings settings;
    private final Instance instance;
    private final MeterRegistry meters;

    UpdateTransaction(
            Inbox inbox,
            Outbox outbox,
            Arrivals arrivals,
            Dispatcher dispatcher,
            Vocabulary vocabulary,
            OutboxSender sender,
            Alerts alerts,
            TransactionalOperator transaction,
            Messages messages,
            RuntimeSettings settings,
            Instance instance,
            MeterRegistry meters) {
        this.inbox = inbox;
        this.outbox = outbox;
        this.arrivals = arrivals;
        this.dispatcher = dispatcher;
        this.vocabulary = vocabulary;
        this.sender = sender;
        this.alerts = alerts;
        this.transaction = transaction;
        this.messages = messages;
        this.settings = settings;
        this.instance = instance;
        this.meters = meters;
    }

    /** Works on one update; if that fails, the update is put back or given up. */
    Mono<Void> alone(Task task) {
        return commit(List.of(task), settings.handlerTimeout())
                .onErrorResume(failure -> failed(task.bot(), task.update(), failure));
    }

    /**
     * Works on updates of one bot: side by side where nobody can be in another's way, else one after the other. If a handler fails or keeps the others waiting, nothing has
     * happened to any of them.
     */
    Mono<Void> together(List<Task> tasks) {
        return commit(tasks, isPersonal(tasks, Map.of()) ? LONGEST_SIDE_BY_SIDE : LONGEST_IN_TURN);
    }

    private Mono<Void> commit(List<Task> tasks, Duration limit) {
        var bot = tasks.getFirst().bot();
        return transaction
                .transactional(arrivals.of(bot.bot().id(), senders(tasks))
                        .flatMapMany(arrived -> dispatch(tasks, arrived, limit))
                        .collectList()
                        .delayUntil(caused -> outbox.add(bot.bot().id(), caused))
                        .delayUntil(caused -> complete(tasks)))
                .timeout(limit.multipliedBy(tasks.size()).plus(LONGEST_STORING))
                .doOnNext(caused -> {
                    meters.counter("krug_updates", "bot", bot.bot().name(), "outcome", "done")
                            .increment(tasks.size());
                    if (caused.stream().anyMatch(one -> !one.calls().isEmpty())) {
                        sender.wake(bot);
                    }
                })
                .then();
    }

    private static List<Sender> senders(List<Task> tasks) {
        var byChat = new LinkedHashMap<Long, Sender>();
        for (var task : tasks) {
            var sender = Dispatcher.converses(task.received());
            if (sender != null) {
                byChat.put(sender.chatId(), sender);
            }
        }
        return List.copyOf(byChat.values());
    }

    private Flux<Caused> dispatch(List<Task> tasks, Map<Long, Arrival> arrived, Duration limit) {
        var pieces = tasks.stream()
                .map(task -> dispatch(task, arrived).timeout(limit))
                .toList();
        // Of one person one update at a time, and each of a person of its own.
        return isPersonal(tasks, arrived) && arrived.size() == tasks.size()
                ? SharedTransaction.run(pieces)
                : Flux.concat(pieces);
    }

    private boolean isPersonal(List<Task> tasks, Map<Long, Arrival> arrived) {
        var own = tasks.getFirst().bot().declaration();
        return own.isPersonal()
                && tasks.stream()
                        .allMatch(task ->
                                vocabulary.isPersonal(own, task.received().input(), step(task, arrived)));
    }

    private static @Nullable String step(Task task, Map<Long, Arrival> arrived) {
        var sender = task.received().sender();
        var arrival = sender == null ? null : arrived.get(sender.profile().id());
        return arrival == null
                ? null
                : arrival.dialog().map(open -> open.dialog().step()).orElse(null);
    }

    private Mono<Caused> dispatch(Task task, Map<Long, Arrival> arrived) {
        return dispatcher
                .dispatch(task.bot(), task.update(), task.received(), arrived)
                .switchIfEmpty(Mono.error(() -> new IllegalStateException("nobody answered")))
                .map(calls -> new Caused(task.update().id(), calls));
    }

    private Mono<Boolean> complete(List<Task> tasks) {
        return inbox.complete(tasks.stream().map(Task::update).toList(), instance.name())
                .filter(Boolean::booleanValue)
                .switchIfEmpty(Mono.error(TakenOver::new));
    }

    /** Puts the update back for another try, or gives it up after the last. */
    Mono<Void> failed(RunningBot bot, ClaimedUpdate update, Throwable failure) {
        if (failure instanceof TakenOver) {
            return Mono.empty();
        }
        var error = failure.getClass().getSimpleName();
        if (update.attempt() <= RETRIES.size()) {
            log.warn("{}: update {} failed, try {}: {}", bot, update.updateId(), update.attempt(), failure.toString());
            return inbox.retry(update, RETRIES.get(update.attempt() - 1), error);
        }
        log.error("{}: update {} is given up", bot, update.updateId(), failure);
        meters.counter("krug_updates", "bot", bot.bot().name(), "outcome", "dead")
                .increment();
        return transaction
                .transactional(inbox.bury(update, error).then(apologise(update)))
                .doOnSuccess(done -> sender.wake(bot))
                .then(alerts.tell(
                        bot.bot(),
                        new Alert(
                                Alert.Kind.DEAD_UPDATE,
                                Map.of("update", Long.toString(update.updateId()), "error", error))));
    }

    /** At most one apology an hour for each chat. */
    private Mono<Void> apologise(ClaimedUpdate update) {
        var from = Sender.ofStored(update.payload());
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

    /** Another process has an update now; what was done here is rolled back. */
    private static final class TakenOver extends RuntimeException {

        private static final long serialVersionUID = 1;

        TakenOver() {
            super("taken over", null, false, false);
        }
    }
}
