package dev.krug.sandbox.botapi.method.editing;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.world.Chat;

final class UnpinAllChatMessages extends Pinning {

    @Override
    void change(Call call, Chat chat) {
        call.world().pins().unpin(chat, chat.pinned());
    }
}
