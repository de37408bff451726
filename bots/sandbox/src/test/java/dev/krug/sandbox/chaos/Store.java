package dev.krug.sandbox.chaos;

import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the database from outside. */
final class Store {

    private final String url;

    /** @param databaseUrl postgresql://user:password@host:port/database */
    Store(String databaseUrl) {
        var uri = URI.create(databaseUrl);
        var login = uri.getUserInfo().split(":", 2);
        this.url = "jdbc:postgresql://" + uri.getHost() + ":" + uri.getPort() + uri.getPath() + "?user=" + login[0]
                + "&password=" + login[1];
    }

    /** The first column of each row, as text. */
    List<String> texts(String sql, Object... values) {
        try (var connection = connect();
                var statement = prepared(connection, sql, values);
                var rows = statement.executeQuery()) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(1)));
            }
            return texts;
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    long number(String sql, Object... values) {
        return Long.parseLong(texts(sql, values).getFirst());
    }

    int change(String sql, Object... values) {
        try (var connection = connect();
                var statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    /** As if the minute had passed after which others take up the work of a dead process. */
    void endLeases() {
        change("update bot_updates set locked_until = now() - interval '1 s' where state = 'running'");
        change("update bot_outbox set locked_until = now() - interval '1 s' where state = 'sending'");
        change("update bot_leases set expires_at = now() - interval '1 s'");
        change("update scheduled_tasks set picked = false, picked_by = null where picked");
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        var statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
