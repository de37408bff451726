package dev.krug.sandbox.botapi.method.sending;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Cost;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.botapi.method.Options;
import dev.krug.sandbox.botapi.method.Rights;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.Chat;
import dev.krug.sandbox.world.Message;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** Sends messages again that are already somewhere, as forwards or as copies. */
abstract class Relay implements Method {

    static final Parameter SOURCE = Parameter.any("from_chat_id").required("chat_id is empty");
    private static final int MAX = 100;
    private static final Parameter MESSAGES = Parameter.array("message_ids")
            .required("message identifiers are not specified")
            .within(1, MAX, "too many message identifiers specified");

    /** Parameters of several messages. */
    static List<Parameter> several(Parameter... own) {
        return with(MESSAGES, own);
    }

    /** Parameters of one message. */
    static List<Parameter> single(Parameter... own) {
        return with(Targets.MESSAGE, own);
    }

    private static List<Parameter> with(Parameter what, Parameter... own) {
        var all = new ArrayList<>(List.of(Targets.CHAT, SOURCE, what));
        all.addAll(Options.ARRIVAL);
        all.addAll(List.of(own));
        return all;
    }

    @Override
    public final Cost cost() {
        return Cost.CHAT;
    }

    /** The message that is to be sent again. */
    static Message one(Call call, Chat source, String verb) {
        var message = source.message(call.input().integer("message_id"));
        if (message == null) {
            throw Rejection.badRequest("message to " + verb + " not found");
        }
        if (!movable(message)) {
            throw Rejection.badRequest("message can't be " + (verb.equals("copy") ? "copied" : "forwarded"));
        }
        return message;
    }

    /** Those messages that are there and may be sent again. */
    static List<Message> those(Call call, Chat source, String verb) {
        var found = new ArrayList<Message>();
        long last = 0;
        for (var id : call.input().array("message_ids")) {
            long number = id.asLong(0);
            if (number <= last) {
                throw Rejection.badRequest("message identifiers must be in a strictly increasing order");
            }
            last = number;
            var message = source.message(number);
            if (message != null && movable(message)) {
                found.add(message);
            }
        }
        if (found.isEmpty()) {
            throw Rejection.badRequest("there are no messages to " + verb);
        }
        return found;
    }

    private static boolean movable(Message message) {
        return !message.protectedContent() && !message.isService();
    }

    static Chat target(Call call) {
        var chat = Targets.writable(call);
        Rights.toSend(call, chat, "can_send_messages");
        return chat;
    }

    static ArrayNode ids(List<Message> messages) {
        var ids = Json.array();
        messages.forEach(message -> ids.add(id(message)));
        return ids;
    }

    static JsonNode id(Message message) {
        return Json.object().put("message_id", message.id());
    }
}
