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

    /** What all its living processes have used so far. */
    Duration processorTime() {
        return Stream.concat(Stream.of(postmaster), postmaster.children())
                .map(Contender::processorTime)
                .reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
