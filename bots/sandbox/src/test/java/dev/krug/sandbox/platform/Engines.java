package dev.krug.sandbox.platform;

import dev.krug.sandbox.machine.DataFolder;
import dev.krug.sandbox.machine.Ports;
import dev.krug.sandbox.machine.PostgresServer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import redis.embedded.RedisServer;

/** A PostgreSQL and a Redis of one's own, to be stopped and started again where they were. */
final class Engines implements AutoCloseable {

    private final DataFolder folder;
    private final int redisPort = Ports.free();
    private @Nullable PostgresServer postgres;
    private @Nullable RedisServer redis;

    Engines(Path path) {
        this.folder = DataFolder.open(path);
        startPostgres();
        startRedis();
    }

    String databaseUrl() {
        return postgres.url();
    }

    String redisUrl() {
        return "redis://127.0.0.1:" + redisPort;
    }

    void startPostgres() {
        postgres = PostgresServer.start(folder);
    }

    void stopPostgres() {
        postgres.close();
    }

    void startRedis() {
        redis = RedisServer.builder()
                .port(redisPort)
                .setting("bind 127.0.0.1")
                .setting("save \"\"")
                .build();
        redis.start();
    }

    void stopRedis() {
        redis.stop();
    }

    @Override
    public void close() {
        stopRedis();
        stopPostgres();
        folder.close();
    }
}
