package dev.krug.sandbox.botapi.method.chats;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.content.Kinds;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Chat;
import tools.jackson.databind.JsonNode;

final class EditChatInviteLink extends Inviting {

    EditChatInviteLink() {
        super(Kinds.join(TERMS, LINK));
    }

    @Override
    JsonNode answer(Call call, Chat chat) {
        var link = own(call, chat);
        if (link.primary()) {
            throw Rejection.badRequest("the primary invite link can't be edited");
        }
        return view(call, chat, call.world().invites().edit(chat, link, terms(call)));
    }
}
