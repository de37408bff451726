package dev.krug.sandbox.world;

import dev.krug.sandbox.request.Json;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Messages that are sent again: forwards tell where they come from, copies do not. */
public final class Relays {

    private final World world;

    Relays(World world) {
        this.world = world;
    }

    public Message.Draft forward(Chat source, Message message, boolean guarded) {
        var head = Json.object();
        head.set("forward_origin", Views.origin(world, source, message));
        return draft(message.content().deepCopy(), head, guarded);
    }

    public List<Message.Draft> forward(Chat source, List<Message> messages, boolean guarded) {
        var albums = new HashMap<String, String>();
        return messages.stream()
                .map(message -> {
                    var draft = forward(source, message, guarded);
                    return draft.headed(album(albums, message, draft.head()));
                })
                .toList();
    }

    public List<Message.Draft> copy(List<Message> messages, long author, boolean bare, boolean guarded) {
        var albums = new HashMap<String, String>();
        return messages.stream()
                .map(message -> {
                    var content = content(message, author);
                    if (bare) {
                        content.remove(List.of("caption", "caption_entities"));
                    }
                    return draft(content, album(albums, message, null), guarded);
                })
                .toList();
    }

    /** What a copy holds; a poll is asked anew. */
    public ObjectNode content(Message message, long author) {
        var content = message.content().deepCopy();
        var poll = world.polls().of(message);
        if (poll != null) {
            content.putObject("poll").put("id", world.polls().copy(poll, author).id());
        }
        return content;
    }

    /** What was one album is one album again. */
    private static @Nullable ObjectNode album(Map<String, String> albums, Message message, @Nullable ObjectNode head) {
        var old = message.head() == null
                ? ""
                : message.head().path("media_group_id").asString("");
        if (old.isEmpty()) {
            return head;
        }
        var whole = head == null ? Json.object() : head;
        return whole.put("media_group_id", albums.computeIfAbsent(old, absent -> Ids.number()));
    }

    private static Message.Draft draft(ObjectNode content, @Nullable ObjectNode head, boolean guarded) {
        return new Message.Draft(content, head, null, 0, guarded, 0, null);
    }
}
