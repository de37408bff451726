package dev.krug.sandbox.world;

import java.time.Duration;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.node.ObjectNode;

/** What happens, told to every open page. A page that is too slow loses its stream, reconnects and reads anew. */
public final class Events {

    private static final int BUFFER = 1024;

    private final Sinks.Many<WorldEvent> sink = Sinks.many().multicast().directBestEffort();

    /** Call it with the world's lock held, which keeps events in order. */
    public void publish(String type, long user, ObjectNode data) {
        sink.emitNext(new WorldEvent(type, user, data), Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
    }

    public Flux<WorldEvent> stream() {
        return sink.asFlux().onBackpressureBuffer(BUFFER);
    }

    void close() {
        sink.emitComplete(Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
    }
}
