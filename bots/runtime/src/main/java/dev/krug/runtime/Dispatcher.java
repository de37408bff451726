package dev.krug.runtime;

import dev.krug.audit.Actor;
import dev.krug.i18n.Messages;
import dev.krug.runtime.FloodGuard.Verdict;
import dev.krug.sessions.BotSessions;
import dev.krug.telegram.Chats;
import dev.krug.telegram.ClaimedUpdate;
import dev.krug.telegram.Dialogs;
import dev.krug.telegram.Dialogs.Dialog;
import dev.krug.telegram.OutgoingCall;
import dev.krug.users.Users;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.telegram.telegrambots.meta.api.objects.Update;
import reactor.core.publisher.Mono;

/**
 * Takes an update from its sender to its handler: who is it, may they speak, in which language, where does the dialog
 * stand. Runs in the transaction of the update and answers the calls that go out with it.
 */
@Component
class Dispatcher { // CORE-377

    private final Users users;
    private final Chats chats;
    private final Dialogs dialogs;
    private final BotSessions sessions;
    private final Router router;
    private final BanNotices banNotices;
    private final FloodGuard flood;
    private final Messages messages;
    private final MiniAppLink miniApp;
    private final Clock clock;

    Dispatcher(
            Users users,
            Chats chats,
            Dialogs dialogs,
            BotSessions sessions,
            Router router,
            BanNotices banNotices,
            FloodGuard flood,
            Messages messages,
            MiniAppLink miniApp,
            Clock clock) {
        this.users = users;
        this.chats = chats;
        this.dialogs = dialogs;
        this.sessions = sessions;
        this.router = router;
        this.banNotices = banNotices;
        this.flood = flood;
        this.messages = messages;
        this.miniApp = miniApp;
        this.clock = clock;
    }

    Mono<List<OutgoingCall>> dispatch(RunningBot bot, ClaimedUpdate claimed, @Nullable Object prepared) {
        var update = UpdateReader.parse(claimed.payload());
        var sender = Sender.of(update);
        if (sender == null) {
            return Mono.just(List.of());
        }
        if (!sender.isPrivate()) {
            return Mono.just(Groups.answer(bot, update, sender, messages));
        }
        var verdict = flood.check(bot.bot().id() + ":" + sender.profile().id(), claimed.updateId(), clock.instant());
        if (verdict == Verdict.DROP) {
            return Mono.just(List.of());
        }
        return users.getOrCreate(sender.profile())
                .flatMap(contact -> turn(bot, claimed, update, sender, contact, prepared))
                .flatMap(turn -> update.hasMyChatMember() ? membership(turn) : answer(bot, turn, sender, verdict));
    }

    private Mono<Turn> turn(
            RunningBot bot,
            ClaimedUpdate claimed,
            Update update,
            Sender sender,
            Users.Contact contact,
            @Nullable Object prepared) {
        var user = contact.user();
        return chats.heardFrom(key(bot, sender), sender.chatType(), user.id())
                .map(Optional::of)
                .defaultIfEmpty(Optional.empty())
                .map(dialog -> new Turn(
                        claimed.id(),
                        bot.bot(),
                        update,
                        user,
                        contact.isNew(),
                        user.language(),
                        sender.chatId(),
                        "",
                        dialog.orElse(null),
                        prepared,
                        messages,
                        miniApp.url()));
    }

    private Mono<List<OutgoingCall>> answer(RunningBot bot, Turn turn, Sender sender, Verdict verdict) {
        if (turn.user().isBanned(clock.instant())) {
            return banNotices.of(turn).map(reply -> Calls.of(reply, turn.update(), turn.chatId()));
        }
        if (verdict == Verdict.NOTICE) {
            return Mono.just(Calls.of(turn.say("runtime.flood"), turn.update(), turn.chatId()));
        }
        return router.route(bot, turn)
                .defaultIfEmpty(Reply.nothing())
                .delayUntil(reply -> moveDialog(key(bot, sender), turn.dialog() != null, reply))
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

    private Mono<Void> moveDialog(Dialogs.Key key, boolean open, Reply reply) {
        var next = reply.next();
        if (next != null) {
            return dialogs.save(key, new Dialog(next.step(), next.data()));
        }
        return reply.leaves() && open ? dialogs.close(key) : Mono.empty();
    }

    /** The person blocked the bot in a private chat, or took the block back. */
    private Mono<List<OutgoingCall>> membership(Turn turn) { // MB-114
        var blocked =
                turn.update().getMyChatMember().getNewChatMember().getStatus().equals("kicked");
        return sessions.blocked(turn.user().id(), turn.bot().name(), blocked)
                .then(chats.mark(turn.bot().id(), turn.chatId(), blocked ? Chats.State.BLOCKED : Chats.State.ACTIVE))
                .thenReturn(List.of());
    }

    private static Dialogs.Key key(RunningBot bot, Sender sender) {
        return new Dialogs.Key(bot.bot().id(), sender.chatId(), sender.profile().id());
    }
}
