package dev.krug.runtime;

import dev.krug.telegram.BotId;
import dev.krug.telegram.Chats;
import dev.krug.telegram.Chats.Heard;
import dev.krug.telegram.Dialogs;
import dev.krug.users.Users;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Who writes to a bot in private, and where their dialogs stand: two statements for all whose updates share a
 * transaction.
 */
@Component
class Arrivals {

    private final Users users;
    private final Chats chats;

    Arrivals(Users users, Chats chats) {
        this.users = users;
        this.chats = chats;
    }

    /**
     * One person, as known when the transaction began.
     *
     * @param wasBlocked they had blocked the bot, as far as was known
     */
    record Arrival(Users.Contact contact, Optional<Dialogs.Open> dialog, boolean wasBlocked) {}

    /** By Telegram id. */
    Mono<Map<Long, Arrival>> of(BotId bot, List<Sender> senders) {
        return senders.isEmpty()
                ? Mono.just(Map.of())
                : users.getOrCreate(senders.stream().map(Sender::profile).toList())
                        .collectList()
                        .flatMap(contacts -> hear(bot, senders, contacts));
    }

    private Mono<Map<Long, Arrival>> hear(BotId bot, List<Sender> senders, List<Users.Contact> contacts) {
        var heard = new ArrayList<Heard>();
        for (int i = 0; i < senders.size(); i++) {
            var sender = senders.get(i);
            heard.add(new Heard(
                    sender.chatId(),
                    sender.chatType(),
                    contacts.get(i).user().id(),
                    sender.profile().id()));
        }
        return chats.heardFrom(bot, heard).map(known -> {
            var arrivals = new HashMap<Long, Arrival>();
            for (int i = 0; i < senders.size(); i++) {
                var sender = senders.get(i);
                var dialog = Optional.ofNullable(known.dialogs().get(sender.chatId()));
                boolean wasBlocked = known.unblocked().contains(sender.chatId());
                arrivals.put(sender.profile().id(), new Arrival(contacts.get(i), dialog, wasBlocked));
            }
            return arrivals;
        });
    }
}
