package dev.krug.sandbox.botapi.method.editing;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Cost;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.botapi.method.Options;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.content.Keyboards;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import java.util.List;
import tools.jackson.databind.JsonNode;

final class StopPoll implements Method {

    @Override
    public List<Parameter> parameters() {
        return List.of(Targets.CHAT, Targets.MESSAGE, Options.BUSINESS, Keyboards.MARKUP);
    }

    @Override
    public Cost cost() {
        return Cost.CHAT;
    }

    @Override
    public JsonNode answer(Call call) {
        var chat = Targets.writable(call);
        var markup = Keyboards.inline(call.input(), !chat.isShared());
        var message = Targets.message(call, chat, "message with poll to stop not found");
        var poll = call.world().polls().of(message);
        if (poll == null) {
            throw Rejection.badRequest("message is not a poll");
        }
        if (message.from() != call.bot().id()) {
            throw Rejection.badRequest("poll can't be stopped");
        }
        if (poll.closed()) {
            throw Rejection.badRequest("poll has already been closed");
        }
        call.world().polls().close(poll);
        call.world().posts().show(chat, message.withMarkup(markup));
        return poll.json(true);
    }
}
