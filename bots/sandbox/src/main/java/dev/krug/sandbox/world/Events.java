package dev.krug.sandbox.world;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.node.ObjectNode;

/** What happens, told to every open page. A page that is too slow loses its stream, reconnects and reads anew. */
public final class Events {

    private static final int BUFFER = 1024;

    private final AtomicLong count = new AtomicLong();
    private final Sinks.Many<WorldEvent> sink = Sinks.many().multicast().directBestEffort();

    /** How much has happened so far. */
    public long count() {
        return count.get();
    }

    /** Call it with the world's lock held, which keeps events in order. */
    public void publish(String type, long user, ObjectNode data) {
        count.incrementAndGet();
        sink.emitNext(new WorldEvent(type, user, data), Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
    }

    public Flux<WorldEvent> stream() {
        return sink.asFlux().onBackpressureBuffer(BUFFER);
    }

    void close() {
        sink.emitComplete(Sinks.EmitFailureHandler.busyLooping(Duration.ofSeconds(1)));
    }
}
