package dev.krug.sandbox.botapi.method.chats;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.botapi.method.Rights;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Chat;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What all methods that change a group have in common. */
abstract class ChatSetting implements Method {

    private final List<Parameter> parameters;
    private final String right;
    private final String what;

    /**
     * @param right which an administrator needs
     * @param what is changed, in Telegram's words
     */
    ChatSetting(String right, String what, Parameter... own) {
        this.right = right;
        this.what = what;
        parameters = Stream.concat(Stream.of(Targets.CHAT), Stream.of(own)).toList();
    }

    @Override
    public final List<Parameter> parameters() {
        return parameters;
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
