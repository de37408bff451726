package dev.krug.sandbox.botapi.method.files;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.content.Pictures;
import dev.krug.sandbox.content.ProfilePhotos;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import java.util.List;
import tools.jackson.databind.JsonNode;

final class GetUserProfilePhotos implements Method {

    private static final int MAX = 100;

    @Override
    public List<Parameter> parameters() {
        return List.of(
                Targets.USER,
                Parameter.integer("offset").within(0, Integer.MAX_VALUE, "invalid offset specified"),
                Parameter.integer("limit").within(1, MAX, "invalid limit specified"));
    }

    @Override
    public JsonNode answer(Call call) {
        var person = call.world().people().get(call.input().integer("user_id"));
        var all = ProfilePhotos.of(call.world(), person);
        var photos = Json.object().put("total_count", all.size());
        var shown = photos.putArray("photos");
        all.stream()
                .skip(call.input().integer("offset"))
                .limit(call.input().integer("limit", MAX))
                .forEach(file -> shown.add(Pictures.sizes(file)));
        return photos;
    }
}
