package dev.krug.sandbox.botapi.method.files;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.request.Rejection;
import java.util.List;
import tools.jackson.databind.JsonNode;

final class GetFile implements Method {

    private static final int MAX_DOWNLOAD_BYTES = 20 * 1024 * 1024;

    @Override
    public List<Parameter> parameters() {
        return List.of(Parameter.string("file_id").required("file_id not specified"));
    }

    @Override
    public JsonNode answer(Call call) {
        var file = call.world().files().find(call.input().string("file_id"));
        if (file == null) {
            throw Rejection.badRequest("invalid file_id");
        }
        if (file.content().length > MAX_DOWNLOAD_BYTES) {
            throw Rejection.badRequest("file is too big");
        }
        return file.json().put("file_path", file.path());
    }
}
