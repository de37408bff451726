package dev.krug.bench;

import dev.krug.testing.Servers;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.stream.Stream;

/**
 * A PostgreSQL that flushes every commit to the disk, as one in production does. That of the tests does not, which
 * would make commits free.
 */
final class DurablePostgres implements AutoCloseable {

    private static final int MILLIS_PER_TICK = 10;

    private final EmbeddedPostgres server;
    private final ProcessHandle postmaster;

    DurablePostgres(Path folder) throws IOException {
        server = EmbeddedPostgres.builder()
                .setDataDirectory(folder)
                .setCleanDataDirectory(true)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
        var pid = Files.readAllLines(folder.resolve("postmaster.pid")).getFirst();
        postmaster = ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    /** The URL of a new database that has the whole schema and no rows. */
    String newDatabase(String name) throws SQLException {
        try (var connection = DriverManager.getConnection(server.getJdbcUrl("postgres", "postgres"));
                var statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        Servers.migrate(server.getJdbcUrl("postgres", name));
        return "postgresql://postgres:postgres@127.0.0.1:" + server.getPort() + "/" + name;
    }

    /** Does at once what autovacuum would do within minutes; plans made while a database was empty are forgotten. */
    void analyze(String url) throws SQLException {
        var name = url.substring(url.lastIndexOf('/') + 1);
        try (var connection = DriverManager.getConnection(server.getJdbcUrl("postgres", name));
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze");
        }
    }

    /** What all its processes have used so far, those that have ended among them where the system tells. */
    Duration processorTime() throws IOException {
        return Stream.concat(Stream.of(postmaster), postmaster.children())
                .map(Contender::processorTime)
                .reduce(ofTheDead(), Duration::plus);
    }

    private Duration ofTheDead() throws IOException {
        var stat = Path.of("/proc/" + postmaster.pid() + "/stat");
        if (!Files.exists(stat)) {
            return Duration.ZERO;
        }
        var line = Files.readString(stat);
        var fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1); // from the third one on
        return Duration.ofMillis((Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * MILLIS_PER_TICK);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
