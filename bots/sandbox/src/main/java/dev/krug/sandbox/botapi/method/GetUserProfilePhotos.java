package dev.krug.sandbox.botapi.method;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** People here have an emoji instead of a picture, so there are none. */
final class GetUserProfilePhotos implements Method {

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Parameter.integer("user_id").required("invalid user_id specified"),
                Parameter.integer("offset"),
                Parameter.integer("limit"));
    }

    @Override
    public JsonNode answer(Call call) {
        var person = call.world().person(call.input().integer("user_id"));
        var photos = Json.object().put("total_count", person.id() == 0 ? 1 : 0);
        photos.putArray("photos");
        return photos;
    }
}
