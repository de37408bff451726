package dev.krug.sandbox.machine;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;

/** PostgreSQL on the loopback interface, with a password, durable, its data kept in the folder. */
public final class PostgresServer implements AutoCloseable {

    private static final String DATABASE = "krug";
    private static final String USER = "postgres";
    private static final Duration START_PATIENCE = Duration.ofSeconds(60);
    private static final String ACCESS_RULES = """
            # Written by the sandbox: whoever connects knows the password.
            local all all scram-sha-256
            host all all 127.0.0.1/32 scram-sha-256
            host all all ::1/128 scram-sha-256
            """;

    private final EmbeddedPostgres server;
    private final String password;

    private PostgresServer(EmbeddedPostgres server, String password) {
        this.server = server;
        this.password = password;
    }

    public static PostgresServer start(DataFolder folder) {
        var data = folder.file("postgres");
        var password = folder.secret("postgres-password");
        try {
            var marker = data.resolve("postmaster.pid");
            if (Files.exists(marker)) {
                LeftBehind.end(Files.readAllLines(marker, UTF_8).getFirst().strip(), "postgres");
                Files.deleteIfExists(marker);
            }
            var server = EmbeddedPostgres.builder()
                    .setDataDirectory(data)
                    .setOverrideWorkingDirectory(
                            folder.file("postgres-binaries").toFile())
                    .setCleanDataDirectory(false)
                    .setRegisterShutdownHook(false)
                    .setPort(port(folder))
                    .setPGStartupWait(START_PATIENCE)
                    .setConnectConfig("password", password)
                    .setServerConfig("listen_addresses", "127.0.0.1")
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("max_connections", "200")
                    .setErrorRedirector(ProcessBuilder.Redirect.to(
                            folder.file("postgres.log").toFile()))
                    .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                    .start();
            var started = new PostgresServer(server, password);
            started.prepare();
            Files.writeString(data.resolve("pg_hba.conf"), ACCESS_RULES, UTF_8);
            started.execute("select pg_reload_conf()");
            return started;
        } catch (IOException | IllegalStateException failed) {
            throw new StartRefused("PostgreSQL does not start in " + data + " (" + failed.getMessage() + "), see "
                    + folder.file("postgres.log") + ".");
        }
    }

    /** The same port as before, unless somebody else took it meanwhile. */
    private static int port(DataFolder folder) {
        int port = Integer.parseInt(folder.remembered("postgres-port", () -> Integer.toString(Ports.free())));
        if (Ports.isFree(port)) {
            return port;
        }
        int other = Ports.free();
        folder.write("postgres-port", Integer.toString(other));
        return other;
    }

    private void prepare() {
        execute("alter role " + USER + " password '" + password + "'");
        if (!has("select 1 from pg_database where datname = '" + DATABASE + "'")) {
            execute("create database " + DATABASE);
        }
    }

    private boolean has(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            return rows.next();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused.getMessage(), refused);
        }
    }

    private void execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused.getMessage(), refused);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres", USER, password);
    }

    /** {@code krug.database.url}. */
    public String url() {
        return "postgresql://" + USER + ":" + password + "@127.0.0.1:" + server.getPort() + "/" + DATABASE;
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException unclosable) {
            throw new UncheckedIOException(unclosable);
        }
    }
}
