package dev.krug.sandbox.botapi.method.settings;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import java.util.Set;

/** To whom a list of commands is shown. */
final class Scopes {

    static final Parameter SCOPE = Parameter.object("scope");
    static final Parameter LANGUAGE = Parameter.string("language_code").within(0, 2, "invalid language code specified");

    private static final Set<String> PLAIN =
            Set.of("default", "all_private_chats", "all_group_chats", "all_chat_administrators");
    private static final Set<String> OF_CHAT = Set.of("chat", "chat_administrators", "chat_member");

    private Scopes() {}

    /** The key under which the commands are kept. */
    static String key(Call call) {
        var input = call.input();
        var language = input.string("language_code");
        if (!input.has("scope")) {
            return "default:" + language;
        }
        var scope = input.object("scope");
        var type = scope.path("type").asString("");
        if (PLAIN.contains(type)) {
            return type + ":" + language;
        }
        if (!OF_CHAT.contains(type)) {
            throw Rejection.badRequest("can't parse BotCommandScope: unsupported type specified");
        }
        return type + "/" + scope.path("chat_id").asString("") + "/"
                + scope.path("user_id").asString("") + ":" + language;
    }
}
