package dev.krug.sandbox.botapi.method;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Cost;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.Views;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What all methods that send a message have in common; each adds its content. */
abstract class Sending implements Method {

    /** The parameters besides the common ones. */
    abstract List<Parameter> own();

    /** What the message holds. */
    abstract ObjectNode content(Call call);

    @Override
    public final List<Parameter> parameters() {
        var all = new ArrayList<>(List.of(Targets.CHAT));
        all.addAll(own());
        all.add(Parameter.integer("message_thread_id"));
        all.add(Parameter.bool("disable_notification"));
        all.add(Parameter.bool("protect_content"));
        all.add(Parameter.object("reply_parameters"));
        all.add(Parameter.integer("reply_to_message_id"));
        all.add(Parameter.bool("allow_sending_without_reply"));
        all.add(Keyboards.MARKUP);
        return all;
    }

    @Override
    public final Cost cost() {
        return Cost.CHAT;
    }

    @Override
    public final JsonNode answer(Call call) {
        var content = content(call);
        var markup = Keyboards.any(call);
        var chat = Targets.writable(call);
        var message = call.world()
                .posts()
                .byBot(
                        call.bot(),
                        chat,
                        content,
                        markup,
                        replyTo(call, chat),
                        call.input().bool("protect_content"));
        return result(call, chat, Views.message(call.world(), chat, message));
    }

    JsonNode result(Call call, Chat chat, ObjectNode message) {
        return message;
    }

    private static int replyTo(Call call, Chat chat) {
        var input = call.input();
        var options = input.has("reply_parameters") ? input.object("reply_parameters") : null;
        long wanted = options == null
                ? input.integer("reply_to_message_id")
                : options.path("message_id").asLong(0);
        if (wanted == 0) {
            return 0;
        }
        var answered = chat.message(wanted);
        boolean optional = options == null
                ? input.bool("allow_sending_without_reply")
                : options.path("allow_sending_without_reply").asBoolean(false);
        if (answered == null && !optional) {
            throw Rejection.badRequest("message to be replied not found");
        }
        return answered == null ? 0 : answered.id();
    }
}
