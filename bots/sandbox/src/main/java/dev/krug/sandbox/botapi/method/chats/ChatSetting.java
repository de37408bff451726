package dev.krug.sandbox.botapi.method.chats;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.method.ChatMethod;
import dev.krug.sandbox.botapi.method.Rights;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Chat;
import tools.jackson.databind.JsonNode;

/** What all methods that change a group have in common. */
abstract class ChatSetting extends ChatMethod {

    private final String right;
    private final String what;

    /**
     * @param right which an administrator needs
     * @param what is changed, in Telegram's words
     */
    ChatSetting(String right, String what, Parameter... own) {
        super(own);
        this.right = right;
        this.what = what;
    }

    @Override
    public final JsonNode answer(Call call) {
        var chat = Targets.shared(call);
        if (!chat.isShared()) {
            throw Rejection.badRequest("can't change private chat " + what);
        }
        Rights.of(call, chat, right, "change chat " + what);
        change(call, chat);
        call.world().posts().changed(chat);
        return Call.TRUE;
    }

    abstract void change(Call call, Chat chat);
}
