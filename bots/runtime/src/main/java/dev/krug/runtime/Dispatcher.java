package dev.krug.runtime;

import dev.krug.audit.Actor;
import dev.krug.i18n.Messages;
import dev.krug.runtime.Arrivals.Arrival;
import dev.krug.runtime.FloodGuard.Verdict;
import dev.krug.sessions.BotSessions;
import dev.krug.telegram.Chats;
import dev.krug.telegram.ClaimedUpdate;
import dev.krug.telegram.Dialogs;
import dev.krug.telegram.Migrations;
import dev.krug.telegram.OutgoingCall;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Takes an update from its sender to its handler: who is it, may they speak, in which language, where does the dialog
 * stand. Runs in the transaction of the update and answers the calls that go out with it.
 */
@Component
class Dispatcher { // CORE-377

    private final Chats chats;
    private final Dialogs dialogs;
    private final BotSessions sessions;
    private final Router router;
    private final BanNotices banNotices;
    private final PausedBots paused;
    private final Groups groups;
    private final Migrations migrations;
    private final Messages messages;
    private final MiniAppLink miniApp;
    private final Clock clock;

    Dispatcher(
            Chats chats,
            Dialogs dialogs,
            BotSessions sessions,
            Router router,
            BanNotices banNotices,
            PausedBots paused,
            Groups groups,
            Migrations migrations,
            Messages messages,
            MiniAppLink miniApp,
            Clock clock) {
        this.chats = chats;
        this.dialogs = dialogs;
        this.sessions = sessions;
        this.router = router;
        this.banNotices = banNotices;
        this.paused = paused;
        this.groups = groups;
        this.migrations = migrations;
        this.messages = messages;
        this.miniApp = miniApp;
        this.clock = clock;
    }

    /** Whom the dispatcher wants to know for this update; null when it is no person's private message. */
    static @Nullable Sender converses(Received received) {
        var sender = received.sender();
        return sender == null || !sender.isPrivate() || received.verdict() == Verdict.DROP ? null : sender;
    }

    Mono<List<OutgoingCall>> dispatch(
            RunningBot bot, ClaimedUpdate claimed, Received received, Map<Long, Arrival> arrivals) {
        var migration = Groups.migration(received.update());
        if (migration != null) {
            return migrations
                    .migrate(bot.bot().id(), migration.from(), migration.to())
                    .thenReturn(List.of());
        }
        var sender = received.sender();
        if (sender == null || received.verdict() == Verdict.DROP) {
            return Mono.just(List.of());
        }
        if (!sender.isPrivate()) {
            return groups.answer(bot, received.update(), sender);
        }
        var arrival = Objects.requireNonNull(arrivals.get(sender.profile().id()), "everybody was looked up");
        var turn = turn(bot, claimed, received, sender, arrival);
        if (received.update().hasMyChatMember()) {
            return membership(turn);
        }
        var answer = answer(bot, turn, received.verdict(), new DialogMove(dialogs, key(bot, sender), arrival.dialog()));
        return arrival.wasBlocked()
                ? sessions.blocked(turn.user().id(), bot.bot().name(), false).then(answer)
                : answer;
    }

    private static Dialogs.Key key(RunningBot bot, Sender sender) {
        return new Dialogs.Key(bot.bot().id(), sender.chatId(), sender.profile().id());
    }

    private Turn turn(RunningBot bot, ClaimedUpdate claimed, Received received, Sender sender, Arrival arrival) {
        var contact = arrival.contact();
        return new Turn(
                claimed.id(),
                bot.bot(),
                received.update(),
                claimed.receivedAt(),
                contact.user(),
                contact.isNew(),
                contact.user().language(),
                sender.chatId(),
                "",
                arrival.dialog().map(Dialogs.Open::dialog).orElse(null),
                received.prepared(),
                messages,
                miniApp.url());
    }

    private Mono<List<OutgoingCall>> answer(RunningBot bot, Turn turn, Verdict verdict, DialogMove dialog) {
        if (turn.user().isBanned(clock.instant())) {
            return banNotices.of(turn).map(reply -> Calls.of(reply, turn.update(), turn.chatId()));
        }
        if (verdict == Verdict.NOTICE) {
            return Mono.just(Calls.of(turn.say("runtime.flood"), turn.update(), turn.chatId()));
        }
        if (paused.rests(turn)) {
            return Mono.just(Calls.of(PausedBots.notice(turn), turn.update(), turn.chatId()));
        }
        return router.route(bot, turn)
                .defaultIfEmpty(Reply.nothing())
                .delayUntil(dialog::by)
                .map(reply -> Calls.of(reply, turn.update(), turn.chatId()))
                .contextWrite(context -> context.put(
                        Actor.class,
                        new Actor(
                                Actor.Channel.BOT,
                                turn.user().id().value(),
                                turn.user().role().code(),
                                bot.bot().name(),
                                turn.id().toString())));
    }

    /** The person blocked the bot in a private chat, or took the block back. */
    private Mono<List<OutgoingCall>> membership(Turn turn) { // MB-114
        var blocked =
                turn.update().getMyChatMember().getNewChatMember().getStatus().equals("kicked");
        return sessions.blocked(turn.user().id(), turn.bot().name(), blocked)
                .then(chats.mark(turn.bot().id(), turn.chatId(), blocked ? Chats.State.BLOCKED : Chats.State.ACTIVE))
                .thenReturn(List.of());
    }
}
