package dev.krug.access;

import dev.krug.i18n.Messages;
import dev.krug.notifications.Notifications;
import dev.krug.telegram.Chats;
import dev.krug.telegram.Outbox;
import dev.krug.telegram.OutgoingCall;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Tells people what they were given: in their feed and, when they did not ask for it, in the bot that they used last. */
@Component
class GrantNews { // MB section 9

    private static final String PREFIX = "access:";

    private final Notifications notifications;
    private final Users users;
    private final Chats chats;
    private final Outbox outbox;
    private final Messages messages;

    GrantNews(Notifications notifications, Users users, Chats chats, Outbox outbox, Messages messages) {
        this.notifications = notifications;
        this.users = users;
        this.chats = chats;
        this.outbox = outbox;
        this.messages = messages;
    }

    Mono<Void> days(UserId user, int count, boolean unasked, String key) {
        return tell(user, new Gift("access_days", count), unasked, PREFIX + key);
    }

    Mono<Void> trainings(UserId user, int count, boolean unasked, String key) {
        return tell(user, new Gift("access_trainings", count), unasked, PREFIX + key);
    }

    private record Gift(String type, int count) {}

    private Mono<Void> tell(UserId user, Gift gift, boolean unasked, String key) {
        var noted = notifications.add(user, gift.type(), key, Map.of("count", gift.count()));
        return unasked ? noted.then(write(user, gift, key)) : noted;
    }

    private Mono<Void> write(UserId id, Gift gift, String key) {
        return users.findById(id)
                .filter(user -> user.status() == User.Status.ACTIVE)
                .flatMap(user -> Mono.justOrEmpty(user.telegram())
                        .flatMap(telegram -> chats.lastUsed(telegram.id()))
                        .flatMap(reach -> outbox.add(
                                reach.bot(),
                                null,
                                List.of(OutgoingCall.message(reach.chatId(), text(user, gift), key)))));
    }

    private String text(User user, Gift gift) {
        var key = "notifications." + gift.type();
        var count = Map.of("count", gift.count());
        return "🎁 <b>" + messages.html(user.language(), key + ".title", count) + "</b>\n"
                + messages.html(user.language(), key + ".body", count);
    }
}
