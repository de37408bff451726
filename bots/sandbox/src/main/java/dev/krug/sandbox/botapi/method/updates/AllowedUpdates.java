package dev.krug.sandbox.botapi.method.updates;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.request.Parameter;
import java.util.ArrayList;

/** Which updates a bot asked for; what it does not say again stays as it was. */
final class AllowedUpdates {

    static final Parameter PARAMETER = Parameter.array("allowed_updates");

    private AllowedUpdates() {}

    static void remember(Call call) {
        if (call.input().has("allowed_updates")) {
            var types = new ArrayList<String>();
            call.input().array("allowed_updates").forEach(type -> types.add(type.asString("")));
            call.bot().allowedUpdates(types);
        }
    }
}
