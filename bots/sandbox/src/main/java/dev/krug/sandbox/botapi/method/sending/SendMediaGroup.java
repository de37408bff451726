package dev.krug.sandbox.botapi.method.sending;

import dev.krug.sandbox.botapi.Call;
import dev.krug.sandbox.botapi.Cost;
import dev.krug.sandbox.botapi.Method;
import dev.krug.sandbox.botapi.method.Drafts;
import dev.krug.sandbox.botapi.method.Options;
import dev.krug.sandbox.botapi.method.Rights;
import dev.krug.sandbox.botapi.method.Targets;
import dev.krug.sandbox.content.Album;
import dev.krug.sandbox.request.Json;
import dev.krug.sandbox.request.Parameter;
import dev.krug.sandbox.world.Views;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Several messages that belong together. */
final class SendMediaGroup implements Method {

    private static final int MIN = 2;
    private static final int MAX = 10;

    @Override
    public List<Parameter> parameters() {
        var all = new ArrayList<>(List.of(
                Targets.CHAT,
                Parameter.array("media")
                        .required("media must be specified")
                        .within(MIN, MAX, "media group must include " + MIN + "-" + MAX + " items"),
                Options.BUSINESS));
        all.addAll(Options.ARRIVAL);
        all.addAll(Options.MESSAGE);
        return all;
    }

    @Override
    public Cost cost() {
        return Cost.CHAT;
    }

    @Override
    public JsonNode answer(Call call) {
        var world = call.world();
        var contents = Album.read(world, call.bot().id(), call.input());
        var chat = Targets.writable(call);
        call.input()
                .array("media")
                .forEach(item -> Rights.toSend(call, chat, Album.kind(item).permission()));
        var sent = Json.array();
        world.posts()
                .album(
                        contents,
                        album -> world.posts()
                                .byBot(
                                        call.bot(),
                                        chat,
                                        Drafts.of(call, chat, album.content(), null)
                                                .headed(album.head())))
                .forEach(message -> sent.add(Views.message(world, chat, message)));
        return sent;
    }
}
