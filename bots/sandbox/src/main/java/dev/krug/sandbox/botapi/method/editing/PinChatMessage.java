package dev.krug.sandbox.botapi.method.editing;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.method.Options;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.Chat;

final class PinChatMessage extends Pinning {

    PinChatMessage() {
        super(Targets.MESSAGE, Parameter.bool("disable_notification"), Options.BUSINESS);
    }

    @Override
    void change(Call call, Chat chat) {
        var message = Targets.message(call, chat, "message to pin not found");
        call.world().pins().pin(chat, message, call.bot().id());
    }
}
