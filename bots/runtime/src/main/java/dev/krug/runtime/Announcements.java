package dev.krug.runtime;

import dev.krug.i18n.Language;
import dev.krug.i18n.Messages;
import dev.krug.telegram.BotId;
import dev.krug.telegram.Bots;
import dev.krug.telegram.Outbox;
import dev.krug.telegram.OutgoingCall;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.telegram.telegrambots.meta.api.objects.Update;
import reactor.core.publisher.Mono;

/** Speaks to people who have not just asked: results of jobs, reminders. Runs in the caller's transaction. */
@Service
public class Announcements {

    /** The data of the button that switches reminders off. */
    public static final String DECLINE_REMINDERS = "reminders:off";

    private final Bots bots;
    private final Outbox outbox;
    private final Messages messages;

    Announcements(Bots bots, Outbox outbox, Messages messages) {
        this.bots = bots;
        this.outbox = outbox;
        this.messages = messages;
    }

    /** Delivers the messages after the commit; repeating the key delivers nothing. */
    public Mono<Void> send(String botName, long chatId, Reply reply, String key) {
        return bots.byName(botName).flatMap(bot -> send(bot.id(), chatId, reply, key));
    }

    /** As {@link #send(String, long, Reply, String)}. */
    public Mono<Void> send(BotId bot, long chatId, Reply reply, String key) {
        return outbox.add(bot, null, keyed(Calls.of(reply, new Update(), chatId), key));
    }

    /**
     * As {@link #send}, behind everything that somebody waits for, and with a button by which its reader declines all
     * reminders.
     */
    public Mono<Void> remind(BotId bot, long chatId, Reply reply, Language language, String key) { // CORE-332, CORE-379
        var declinable =
                reply.buttons(Button.of(messages.text(language, "notifications.stop_reminders"), DECLINE_REMINDERS));
        return outbox.add(
                bot,
                null,
                keyed(Calls.of(declinable, new Update(), chatId), key).stream()
                        .map(call -> call.in(OutgoingCall.Lane.REMINDERS))
                        .toList());
    }

    /** Delivers the last words to somebody who is erased in this transaction; they are forgotten once they are sent. */
    public Mono<Void> sendFarewell(String botName, long chatId, Reply reply, UUID id) { // CORE-146
        return send(botName, chatId, reply, Outbox.FAREWELL + id);
    }

    private static List<OutgoingCall> keyed(List<OutgoingCall> calls, String key) {
        return IntStream.range(0, calls.size())
                .mapToObj(i -> calls.get(i).withKey(key + ":" + i))
                .toList();
    }
}
