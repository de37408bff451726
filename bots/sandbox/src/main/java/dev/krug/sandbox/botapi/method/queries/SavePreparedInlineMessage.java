package dev.krug.sandbox.botapi.method.queries;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.content.InlineResults;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import dev.krug.sandbox.world.PreparedMessage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

final class SavePreparedInlineMessage implements Method {

    private static final Duration LIFETIME = Duration.ofDays(1);
    private static final Map<String, List<String>> CHATS = new LinkedHashMap<>(Map.of(
            "allow_user_chats", List.of("user"),
            "allow_bot_chats", List.of("private"),
            "allow_group_chats", List.of("group", "supergroup"),
            "allow_channel_chats", List.of("channel")));

    @Override
    public List<Parameter> parameters() {
        var all =
                new ArrayList<>(List.of(Targets.USER, Parameter.object("result").required("result must be specified")));
        CHATS.keySet().stream().sorted().map(Parameter::bool).forEach(all::add);
        return all;
    }

    @Override
    public JsonNode answer(Call call) {
        var world = call.world();
        var person = world.people().get(call.input().integer("user_id"));
        var result = InlineResults.read(
                world, call.bot().id(), call.input(), call.input().object("result"));
        var chats = CHATS.entrySet().stream()
                .filter(kind -> call.input().bool(kind.getKey()))
                .flatMap(kind -> kind.getValue().stream())
                .toList();
        if (chats.isEmpty()) {
            throw Rejection.badRequest("PEER_TYPES_INVALID");
        }
        long expires = world.now() + LIFETIME.toSeconds();
        var id = world.inline().prepare(new PreparedMessage(call.bot().id(), person.id(), result, chats, expires));
        return Json.object().put("id", id).put("expiration_date", expires);
    }
}
