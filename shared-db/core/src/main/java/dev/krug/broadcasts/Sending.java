package dev.krug.broadcasts;

import dev.krug.broadcasts.RecipientRows.Recipient;
import dev.krug.broadcasts.RecipientRows.Settled;
import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.notifications.NotificationChoices;
import dev.krug.notifications.NotificationSettings;
import dev.krug.telegram.BotId;
import dev.krug.telegram.Bots;
import dev.krug.telegram.Outbox;
import dev.krug.telegram.OutgoingCall;
import dev.krug.telegram.OutgoingCall.Lane;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Moves broadcasts on, a little at each call: takes the outcome of what was sent, plans what leaves in the next two
 * seconds, and ends what is done. Each broadcast in a transaction of its own that locks its row, so that several workers
 * share the work and none sends what another one sends; a call is planned in the transaction that marks its recipient.
 */
@Component
class Sending { // MB-835, MB-836

    private static final Logger LOG = LoggerFactory.getLogger(Sending.class);

    /** A pause holds back everything but what leaves within this time. */
    private static final Duration AHEAD = Duration.ofSeconds(2);

    private static final int MOST_IN_FLIGHT = 500;

    private final Broadcasts broadcasts;
    private final BroadcastRows rows;
    private final RecipientRows recipients;
    private final ProgressNotes notes;
    private final Users users;
    private final NotificationChoices choices;
    private final Bots bots;
    private final Outbox outbox;
    private final Messages messages;
    private final TransactionalOperator transaction;
    private final Clock clock;

    Sending(
            Broadcasts broadcasts,
            BroadcastRows rows,
            RecipientRows recipients,
            ProgressNotes notes,
            Users users,
            NotificationChoices choices,
            Bots bots,
            Outbox outbox,
            Messages messages,
            TransactionalOperator transaction,
            Clock clock) {
        this.broadcasts = broadcasts;
        this.rows = rows;
        this.recipients = recipients;
        this.notes = notes;
        this.users = users;
        this.choices = choices;
        this.bots = bots;
        this.outbox = outbox;
        this.messages = messages;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** One that fails does not keep the others waiting; the next call tries again. How many were moved on. */
    Mono<Long> moveOn() {
        return rows.open(clock.instant())
                .concatMap(id -> rows.lock(id)
                        .flatMap(this::moveOn)
                        .as(transaction::transactional)
                        .thenReturn(true)
                        .onErrorResume(failure -> {
                            LOG.warn("Broadcast {} did not move on: {}", id.value(), failure.toString());
                            return Mono.empty();
                        }))
                .count();
    }

    private Mono<Void> moveOn(Broadcast broadcast) {
        return switch (broadcast.state()) {
            case SCHEDULED -> broadcasts.begin(broadcast.id(), State.SCHEDULED).then();
            case RUNNING ->
                settle(broadcast)
                        .then(plan(broadcast))
                        .then(recipients.isDone(broadcast.id()))
                        .flatMap(done -> done ? finish(broadcast) : tell(broadcast));
            case PAUSED, CANCELED -> settle(broadcast).then(tell(broadcast));
            default -> Mono.empty();
        };
    }

    private Mono<Void> settle(Broadcast broadcast) {
        return recipients
                .inFlight(broadcast.id(), MOST_IN_FLIGHT)
                .collectMultimap(Recipient::bot)
                .flatMapIterable(Map::entrySet)
                .concatMap(ofBot -> bots.byName(ofBot.getKey())
                        .flatMap(bot -> settle(broadcast.id(), bot.id(), List.copyOf(ofBot.getValue()))))
                .then();
    }

    private Mono<Long> settle(BroadcastId id, BotId bot, List<Recipient> inFlight) {
        return outbox.standings(
                        bot, inFlight.stream().map(who -> key(id, who.user())).toList())
                .collectMap(Outbox.Standing::key)
                .flatMap(standings -> {
                    var settled = new ArrayList<Settled>();
                    for (var who : inFlight) {
                        var standing = standings.get(key(id, who.user()));
                        if (standing != null
                                && !standing.state().equals("pending")
                                && !standing.state().equals("sending")) {
                            settled.add(outcome(who.user(), standing));
                        }
                    }
                    return recipients.settle(id, settled);
                });
    }

    private static Settled outcome(UserId user, Outbox.Standing standing) {
        var blocked = standing.state().equals("skipped") && "blocked".equals(standing.reason());
        return new Settled(
                user,
                blocked ? "blocked" : standing.state(),
                standing.reason(),
                standing.sentAt(),
                standing.messageId());
    }

    private Mono<Void> plan(Broadcast broadcast) {
        return Flux.fromIterable(broadcast.draft().bots())
                .concatMap(name -> bots.byName(name).flatMap(bot -> plan(broadcast, name, bot.id())))
                .then();
    }

    private Mono<Void> plan(Broadcast broadcast, String botName, BotId bot) {
        var now = clock.instant();
        return recipients
                .plannedUntil(broadcast.id(), botName)
                .map(latest -> new Pace(broadcast.draft().ratePerSecond()).after(latest, now))
                .defaultIfEmpty(now)
                .flatMap(first -> {
                    var pace = new Pace(broadcast.draft().ratePerSecond());
                    return recipients
                            .waiting(broadcast.id(), botName, now, pace.between(first, now.plus(AHEAD)))
                            .collectList()
                            .filter(waiting -> !waiting.isEmpty())
                            .flatMap(waiting -> plan(broadcast, bot, waiting, first, pace));
                });
    }

    private Mono<Void> plan(Broadcast broadcast, BotId bot, List<Recipient> waiting, Instant first, Pace pace) {
        var ids = waiting.stream().map(Recipient::user).toList();
        return Mono.zip(users.findAll(ids).collectMap(User::id), choices.settings(ids))
                .flatMap(known -> {
                    var settled = new ArrayList<Settled>();
                    var calls = new ArrayList<OutgoingCall>();
                    for (var who : waiting) {
                        var user = known.getT1().get(who.user());
                        var quiet = known.getT2().getOrDefault(who.user(), NotificationSettings.DEFAULT);
                        var at = pace.at(first, calls.size());
                        var fate = fate(broadcast, user, quiet, at);
                        settled.add(new Settled(who.user(), fate.state(), fate.error(), fate.at(), null));
                        if (fate.state().equals("sending")) {
                            calls.add(letter(broadcast, who, user).notBefore(at));
                        }
                    }
                    return recipients.settle(broadcast.id(), settled).then(outbox.add(bot, null, calls));
                });
    }

    private record Fate(
            String state, @Nullable String error, @Nullable Instant at) {}

    private Fate fate(Broadcast broadcast, @Nullable User user, NotificationSettings quiet, Instant at) {
        if (user == null || user.isBanned(at) || user.status() == User.Status.DELETED) {
            return new Fate("skipped", user == null ? "erased" : "banned", null);
        }
        var local = at.atZone(user.zone());
        var wakes = quiet.quietUntil(local);
        return broadcast.draft().respectsQuietHours() && wakes.isAfter(local) // MB-838
                ? new Fate("pending", null, wakes.toInstant())
                : new Fate("sending", null, at);
    }

    private OutgoingCall letter(Broadcast broadcast, Recipient who, @Nullable User user) {
        return new Letter(broadcast.draft().content(), messages)
                .to(who.chatId(), Language.of(who.language()), user, Lane.BROADCASTS, key(broadcast.id(), who.user()));
    }

    private Mono<Void> finish(Broadcast broadcast) {
        return rows.recount(broadcast.id(), true)
                .then(rows.move(broadcast.id(), State.DONE, clock.instant(), State.RUNNING))
                .flatMap(done -> broadcasts.report(done.id()))
                .flatMap(notes::end);
    }

    private Mono<Void> tell(Broadcast broadcast) {
        return rows.isTimeToTell(broadcast.id(), ProgressNotes.EVERY, clock.instant())
                .filter(isTime -> isTime)
                .flatMap(isTime -> rows.recount(broadcast.id(), broadcast.state() == State.CANCELED))
                .flatMap(counted -> broadcasts.report(counted.id()))
                .flatMap(notes::progress);
    }

    private static String key(BroadcastId id, UserId user) {
        return "broadcast:" + id.value() + ":" + user.value();
    }
}
