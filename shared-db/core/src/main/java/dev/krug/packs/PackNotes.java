package dev.krug.packs;

import dev.krug.i18n.Messages;
import dev.krug.telegram.Chats;
import dev.krug.telegram.Outbox;
import dev.krug.telegram.OutgoingCall;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Tells whoever sent a pack elsewhere than in a chat that it was not taken. Runs in the caller's transaction. */
@Service
public class PackNotes { // multi-bot section 9

    private final Users users;
    private final Chats chats;
    private final Outbox outbox;
    private final Messages messages;

    PackNotes(Users users, Chats chats, Outbox outbox, Messages messages) {
        this.users = users;
        this.chats = chats;
        this.outbox = outbox;
        this.messages = messages;
    }

    /** By the bot that they used last, if one reaches them; of the same file once. */
    public Mono<Void> rejected(UserId by, PackFile file) {
        var errors = file.check().errors();
        return errors.isEmpty()
                ? Mono.empty()
                : users.findById(by)
                        .flatMap(user -> Mono.justOrEmpty(user.telegram())
                                .flatMap(telegram -> chats.lastUsed(telegram.id()))
                                .flatMap(reach -> outbox.add(
                                        reach.bot(),
                                        null,
                                        List.of(OutgoingCall.message(
                                                reach.chatId(),
                                                text(user, errors),
                                                "pack-rejected:" + file.sha256())))));
    }

    private String text(User user, List<Finding> errors) {
        var first = errors.getFirst();
        var facts = new HashMap<String, Object>(Map.of("count", errors.size(), "pointer", first.pointer()));
        facts.put("first", messages.text(user.language(), first.textKey(), first.arguments()));
        return messages.html(user.language(), "packs.rejected", facts);
    }
}
