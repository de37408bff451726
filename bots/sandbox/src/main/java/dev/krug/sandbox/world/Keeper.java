package dev.krug.sandbox.world;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Keeps a world in its file: reads it at the start, and writes it soon after every change and at the end. */
public final class Keeper implements AutoCloseable {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private final World world;
    private final @Nullable Path file;
    private Disposable writing = Disposables.disposed();
    private long written = -1;

    public Keeper(World world, @Nullable Path file) {
        this.world = world;
        this.file = file;
    }

    public void start() {
        if (file == null) {
            return;
        }
        if (Files.exists(file)) {
            WorldFile.read(file, world);
            world.skipUpdateIds();
        }
        save();
        writing = Flux.interval(PAUSE, Schedulers.boundedElastic())
                .onBackpressureDrop()
                .filter(tick -> world.events().count() != written)
                .subscribe(tick -> save());
    }

    public synchronized void save() {
        if (file != null) {
            written = world.events().count();
            WorldFile.write(file, world);
        }
    }

    @Override
    public void close() {
        writing.dispose();
        save();
    }
}
