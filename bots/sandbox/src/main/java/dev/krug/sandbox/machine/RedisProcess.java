package dev.krug.sandbox.machine;

import redis.embedded.RedisServer;
import redis.embedded.exceptions.EmbeddedRedisException;

/** Redis on the loopback interface, with a password. It keeps nothing: limits and caches begin anew. */
public final class RedisProcess implements AutoCloseable {

    private static final String PID = "redis.pid";

    private final RedisServer server;
    private final String url;

    private RedisProcess(RedisServer server, String url) {
        this.server = server;
        this.url = url;
    }

    public static RedisProcess start(DataFolder folder) {
        LeftBehind.end(folder.read(PID), "redis");
        var password = folder.secret("redis-password");
        int port = Ports.free();
        try {
            var server = RedisServer.builder()
                    .port(port)
                    .setting("bind 127.0.0.1")
                    .setting("requirepass " + password)
                    .setting("save \"\"")
                    .setting("dir " + folder.file("").toAbsolutePath())
                    .setting("pidfile " + folder.file(PID).toAbsolutePath())
                    .build();
            server.start();
            return new RedisProcess(server, "redis://:" + password + "@127.0.0.1:" + port);
        } catch (EmbeddedRedisException failed) {
            throw new StartRefused("Redis does not start (" + failed.getMessage() + ").");
        }
    }

    /** {@code krug.redis.url}. */
    public String url() {
        return url;
    }

    @Override
    public void close() {
        server.stop();
    }
}
