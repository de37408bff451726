package dev.krug.sandbox.botapi.method;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.Message;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** New messages with the options that every sending method has. */
public final class Drafts {

    private Drafts() {}

    public static Message.Draft of(Call call, Chat chat, ObjectNode content, @Nullable ObjectNode markup) {
        var reply = Replies.of(call, chat);
        boolean guarded = call.input().bool("protect_content");
        return new Message.Draft(content, reply.head(), markup, reply.message(), guarded, 0, null);
    }
}
