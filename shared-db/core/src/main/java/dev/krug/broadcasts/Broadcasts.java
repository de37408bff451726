package dev.krug.broadcasts;

import dev.krug.audit.Audit;
import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.sessions.BotSessions;
import dev.krug.sessions.BotSessions.OpenChat;
import dev.krug.telegram.Bots;
import dev.krug.telegram.Outbox;
import dev.krug.telegram.OutgoingCall.Lane;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Messages to many. An administrator prepares one, looks at it, and starts it; a worker sends it, so that nobody gets it
 * twice whatever is killed meanwhile. Every method runs in the caller's transaction, and every act is written down.
 */
@Service
public class Broadcasts { // CORE-339, MB-831 to MB-838

    /** More recipients than this have to be confirmed by their number. */
    public static final int CONFIRMED_ABOVE = 1_000;

    public static final int MOST_TESTERS = 5;

    private static final BroadcastId NOT_KEPT = new BroadcastId(new UUID(0, 0));

    private final BroadcastRows rows;
    private final RecipientRows recipients;
    private final Users users;
    private final BotSessions sessions;
    private final Bots bots;
    private final Outbox outbox;
    private final Audit audit;
    private final Messages messages;
    private final Clock clock;

    Broadcasts(
            BroadcastRows rows,
            RecipientRows recipients,
            Users users,
            BotSessions sessions,
            Bots bots,
            Outbox outbox,
            Audit audit,
            Messages messages,
            Clock clock) {
        this.rows = rows;
        this.recipients = recipients;
        this.users = users;
        this.sessions = sessions;
        this.bots = bots;
        this.outbox = outbox;
        this.audit = audit;
        this.messages = messages;
        this.clock = clock;
    }

    /** Keeps a draft that has no {@linkplain Draft#problems() problems}. */
    public Mono<Broadcast> prepare(UserId author, Draft draft) {
        return rows.insert(draft, author.value(), clock.instant()).delayUntil(made -> noted("prepare", made));
    }

    /** Empty when it is no draft any more. */
    public Mono<Broadcast> change(BroadcastId id, Draft draft) {
        return rows.change(id, draft, clock.instant()).delayUntil(changed -> noted("change", changed));
    }

    public Mono<Broadcast> find(BroadcastId id) {
        return rows.byId(id);
    }

    /** The newest first. */
    public Flux<Broadcast> page(int limit, long offset) {
        return rows.page(limit, offset);
    }

    public Mono<Long> count() {
        return rows.count();
    }

    /** Whom it would reach now; empty when there is no such broadcast. */
    public Mono<Estimate> estimate(BroadcastId id) {
        return rows.byId(id).flatMap(this::estimate);
    }

    /** Whom one to this audience would reach now; of a random share it is another one of about the same size. */
    public Mono<Estimate> estimate(List<String> botNames, Audience audience) {
        return estimate(NOT_KEPT, botNames, audience);
    }

    private Mono<Estimate> estimate(Broadcast broadcast) {
        return estimate(
                broadcast.id(), broadcast.draft().bots(), broadcast.draft().audience());
    }

    private Mono<Estimate> estimate(BroadcastId id, List<String> botNames, Audience audience) {
        return recipients
                .shares(id, botNames, audience, clock.instant())
                .map(share -> new Estimate.Share(share.bot(), share.language(), share.count()))
                .collectList()
                .map(Estimate::new);
    }

    /** What a preview sent. */
    public sealed interface Preview {

        record Sent(Broadcast broadcast, int messages) implements Preview {}

        /** It runs, has ended, or does not exist. */
        record WrongState() implements Preview {}

        /** The one who wants to see it never started any of its bots. */
        record NoChat() implements Preview {}
    }

    /** Sends each language version to one person, who may then start it. */
    public Mono<Preview> preview(BroadcastId id, UserId viewer) { // MB-833
        return rows.byId(id)
                .filter(broadcast -> broadcast.state().isDraft())
                .flatMap(broadcast -> Mono.zip(
                                users.findById(viewer),
                                chatOf(viewer, broadcast.draft().bots()))
                        .flatMap(who -> show(broadcast, who.getT1(), who.getT2()))
                        .defaultIfEmpty(new Preview.NoChat()))
                .defaultIfEmpty(new Preview.WrongState());
    }

    /** Sends it to up to {@value #MOST_TESTERS} people; how many of them can be reached. */
    public Mono<Integer> test(BroadcastId id, List<UserId> testers) {
        return rows.byId(id)
                .flatMap(broadcast -> Flux.fromIterable(testers)
                        .take(MOST_TESTERS)
                        .concatMap(tester -> Mono.zip(
                                        users.findById(tester),
                                        chatOf(tester, broadcast.draft().bots()))
                                .flatMap(who -> letter(
                                                broadcast,
                                                who.getT1(),
                                                who.getT2(),
                                                who.getT1().language())
                                        .thenReturn(1)))
                        .count()
                        .map(Long::intValue)
                        .delayUntil(count -> noted("test", broadcast)));
    }

    /** Begins it now. A large audience has to be confirmed by its number. */
    public Mono<Start> start(BroadcastId id, @Nullable Long confirmedCount) {
        return ready(id, confirmedCount, broadcast -> begin(id, State.READY).map(Start.Started::new));
    }

    /** Begins it at this moment; who is meant is decided then. */
    public Mono<Start> schedule(BroadcastId id, Instant at, @Nullable Long confirmedCount) {
        return ready(
                id,
                confirmedCount,
                broadcast -> rows.move(id, State.SCHEDULED, clock.instant(), State.READY)
                        .delayUntil(moved -> rows.schedule(id, at))
                        .delayUntil(moved -> noted("schedule", moved))
                        .flatMap(moved -> rows.byId(id))
                        .map(Start.Scheduled::new));
    }

    /** Stops within two seconds; empty when it does not run. */
    public Mono<Broadcast> pause(BroadcastId id) { // MB-836
        return moved(id, State.PAUSED, "pause", State.RUNNING);
    }

    /** Goes on with those who wait; empty when it is not paused. */
    public Mono<Broadcast> resume(BroadcastId id) {
        return moved(id, State.RUNNING, "resume", State.PAUSED);
    }

    /** Ends it for all who have not got it; empty when it has ended. */
    public Mono<Broadcast> cancel(BroadcastId id) {
        return moved(
                        id,
                        State.CANCELED,
                        "cancel",
                        State.DRAFT,
                        State.READY,
                        State.SCHEDULED,
                        State.RUNNING,
                        State.PAUSED)
                .delayUntil(canceled -> recipients.skipWaiting(id))
                .flatMap(canceled -> rows.recount(id, true));
    }

    /** This message of an administrator shows from now on how far it is. */
    public Mono<Void> showProgressIn(BroadcastId id, Broadcast.ProgressMessage message) { // MB-837
        return rows.showProgressIn(id, message).then();
    }

    /** Empty when there is no such broadcast. */
    public Mono<Report> report(BroadcastId id) {
        return rows.byId(id)
                .flatMap(broadcast -> recipients
                        .losses(id)
                        .map(loss -> new Report.Loss(loss.state(), loss.error(), loss.count()))
                        .collectList()
                        .map(losses -> new Report(broadcast, lasted(broadcast), losses)));
    }

    /** Freezes the audience of a broadcast that stands here, and lets it run. */
    Mono<Broadcast> begin(BroadcastId id, State from) {
        var now = clock.instant();
        return rows.move(id, State.RUNNING, now, from)
                .delayUntil(running -> recipients.freeze(id, running.draft(), now))
                .flatMap(running -> rows.byId(id))
                .delayUntil(running -> noted("start", running));
    }

    private Duration lasted(Broadcast broadcast) {
        var from = broadcast.startedAt();
        var until = broadcast.finishedAt();
        return from == null ? Duration.ZERO : Duration.between(from, until == null ? clock.instant() : until);
    }

    private Mono<Start> ready(BroadcastId id, @Nullable Long confirmed, Function<Broadcast, Mono<Start>> then) {
        return rows.byId(id)
                .flatMap(broadcast -> switch (broadcast.state()) {
                    case DRAFT -> Mono.<Start>just(new Start.NotPreviewed());
                    case READY ->
                        estimate(broadcast).flatMap(estimate -> {
                            var total = estimate.total();
                            var isConfirmed = total <= CONFIRMED_ABOVE || confirmed != null && confirmed == total;
                            return isConfirmed ? then.apply(broadcast) : Mono.just(new Start.CountMismatch(total));
                        });
                    default -> Mono.empty();
                })
                .defaultIfEmpty(new Start.WrongState());
    }

    private Mono<Broadcast> moved(BroadcastId id, State to, String act, State... from) {
        return rows.move(id, to, clock.instant(), from).delayUntil(moved -> noted(act, moved));
    }

    private Mono<Preview> show(Broadcast broadcast, User viewer, OpenChat chat) {
        return Flux.fromArray(Language.values())
                .filter(language -> broadcast.draft().content().texts().containsKey(language.code()))
                .concatMap(language -> letter(broadcast, viewer, chat, language).thenReturn(language))
                .count()
                .flatMap(count -> rows.move(broadcast.id(), State.READY, clock.instant(), State.DRAFT, State.READY)
                        .delayUntil(ready -> noted("preview", ready))
                        .map(ready -> new Preview.Sent(ready, count.intValue())));
    }

    private Mono<Void> letter(Broadcast broadcast, User reader, OpenChat chat, Language language) {
        var key = "broadcast-test:" + UUID.randomUUID();
        return bots.byName(chat.botName())
                .flatMap(bot -> outbox.add(
                        bot.id(),
                        null,
                        List.of(new Letter(broadcast.draft().content(), messages)
                                .to(chat.chatId(), language, reader, Lane.REPLIES, key))));
    }

    private Mono<OpenChat> chatOf(UserId user, List<String> botNames) {
        return sessions.openChats(user, botNames).next();
    }

    private Mono<Void> noted(String act, Broadcast broadcast) {
        return audit.acted(
                "broadcast." + act,
                "broadcasts",
                broadcast.id().value(),
                Map.of(),
                Map.of(
                        "state",
                        broadcast.state().code(),
                        "total",
                        broadcast.counts().total()),
                null);
    }
}
