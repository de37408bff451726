package dev.krug.sandbox.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Pinned messages. Call it with the world's lock held. */
public final class Pins {

    private final World world;

    Pins(World world) {
        this.world = world;
    }

    /** Pins a message; the chat tells it by a message. */
    public void pin(Chat chat, Message message, long actor) {
        chat.pinned().removeIf(id -> id == message.id());
        chat.pinned().add(message.id());
        world.posts().show(chat, message);
        world.posts().service(chat, actor, Service.of("pinned_message", Views.bare(world, chat, message)));
        world.posts().changed(chat);
    }

    public void unpin(Chat chat, List<Integer> ids) {
        var gone = new ArrayList<>(ids);
        chat.pinned().removeAll(gone);
        gone.stream()
                .map(chat::message)
                .filter(Objects::nonNull)
                .forEach(message -> world.posts().show(chat, message));
        world.posts().changed(chat);
    }
}
