package dev.krug.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import liquibase.Liquibase;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import redis.embedded.RedisServer;

/**
 * One PostgreSQL and one Redis for all tests of a JVM, started on first use and stopped with it. The schema is made
 * once, in a template; a new database is a copy of it.
 */
public final class Servers {

    private static final String TEMPLATE = "krug_template";
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private Servers() {}

    /** The URL of a new database that has the whole schema and no rows. */
    public static String newDatabase(String purpose) {
        var name = "t" + DATABASES.incrementAndGet() + "_" + purpose.toLowerCase(Locale.ROOT);
        execute("create database " + name + " template " + TEMPLATE);
        return "postgresql://postgres:postgres@127.0.0.1:" + Postgres.SERVER.getPort() + "/" + name;
    }

    public static String redisUrl() {
        return "redis://127.0.0.1:" + Redis.PORT;
    }

    /** Makes the whole schema in a database of another server. */
    public static void migrate(String jdbcUrl) {
        try (var connection = DriverManager.getConnection(jdbcUrl)) {
            migrate(connection);
        } catch (SQLException | LiquibaseException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** A port that was free a moment ago. */
    public static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    private static void execute(String sql) {
        try (var connection = Postgres.connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    private static void migrate(Connection connection) throws LiquibaseException {
        var database = DatabaseFactory.getInstance().findCorrectDatabaseImplementation(new JdbcConnection(connection));
        try (var liquibase =
                new Liquibase("db/changelog/db.changelog-master.yaml", new ClassLoaderResourceAccessor(), database)) {
            liquibase.update();
        }
    }

    private static final class Postgres {

        static final EmbeddedPostgres SERVER = start();

        private static EmbeddedPostgres start() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setServerConfig("max_connections", "300")
                        .start();
                try (var connection = connect(server, "postgres");
                        var statement = connection.createStatement()) {
                    statement.execute("create database " + TEMPLATE);
                }
                try (var connection = connect(server, TEMPLATE)) {
                    migrate(connection);
                }
                return server;
            } catch (IOException | SQLException | LiquibaseException failed) {
                throw new IllegalStateException("The test PostgreSQL did not start", failed);
            }
        }

        static Connection connect(String database) throws SQLException {
            return connect(SERVER, database);
        }

        private static Connection connect(EmbeddedPostgres server, String database) throws SQLException {
            return DriverManager.getConnection(server.getJdbcUrl("postgres", database));
        }
    }

    private static final class Redis {

        static final int PORT = start();

        private static int start() {
            var port = freePort();
            var server = RedisServer.builder()
                    .port(port)
                    .setting("bind 127.0.0.1")
                    .setting("save \"\"")
                    .build();
            server.start();
            Runtime.getRuntime().addShutdownHook(new Thread(server::stop));
            return port;
        }
    }
}
