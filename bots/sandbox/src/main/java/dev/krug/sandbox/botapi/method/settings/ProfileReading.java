package dev.krug.sandbox.botapi.method.settings;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.BotAccount.Profile;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Reads one text of a bot's profile, as a reader of the language sees it. */
abstract class ProfileReading implements Method {

    private final Profile field;
    private final String name;

    ProfileReading(Profile field, String name) {
        this.field = field;
        this.name = name;
    }

    @Override
    public final List<Parameter> parameters() {
        return List.of(Scopes.LANGUAGE);
    }

    @Override
    public final JsonNode answer(Call call) {
        return Json.object().put(name, call.bot().shown(field, call.input().string("language_code")));
    }
}
