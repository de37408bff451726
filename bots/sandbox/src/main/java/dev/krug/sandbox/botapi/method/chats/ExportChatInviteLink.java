package dev.krug.sandbox.botapi.method.chats;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.world.Chat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.StringNode;

final class ExportChatInviteLink extends Inviting {

    ExportChatInviteLink() {
        super(List.of());
    }

    @Override
    JsonNode answer(Call call, Chat chat) {
        var link = call.world().invites().renewPrimary(chat, call.bot().id());
        call.world().posts().changed(chat);
        return StringNode.valueOf(link.url());
    }
}
