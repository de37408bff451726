package dev.krug.sandbox.botapi.method.settings;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.BotAccount.Profile;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Sets one text of a bot's profile, per language. */
abstract class ProfileSetting implements Method {

    private final Profile field;
    private final Parameter text;

    ProfileSetting(Profile field, Parameter text) {
        this.field = field;
        this.text = text;
    }

    @Override
    public final List<Parameter> parameters() {
        return List.of(text, Scopes.LANGUAGE);
    }

    @Override
    public final JsonNode answer(Call call) {
        call.bot()
                .profile(
                        field,
                        call.input().string("language_code"),
                        call.input().string(text.name()));
        call.world().bots().changed(call.bot());
        return Call.TRUE;
    }
}
