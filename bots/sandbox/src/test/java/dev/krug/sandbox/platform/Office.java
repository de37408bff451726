package dev.krug.sandbox.platform;

import dev.krug.sandbox.Sandbox;
import dev.krug.sandbox.SandboxOptions;
import dev.krug.testing.Servers;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;

/** A bot with its administrator Olga, who is in a hurry, and with Mia, who just uses it. */
final class Office implements AutoCloseable {

    private final Sandbox sandbox =
            Sandbox.start(SandboxOptions.anyPort().withBot("hello_bot", "Hello").withoutLimits());
    private final Phone olga = Phone.of(sandbox, "Olga", "en").with("hello_bot");
    private final Platform platform;
    private final Phone mia;

    Office(String database) {
        platform = Platform.start(
                sandbox,
                Servers.newDatabase(database),
                Map.of(
                        "krug.bots.hello_bot.token",
                        sandbox.token("hello_bot"),
                        "krug.rbac.owner-ids",
                        Long.toString(olga.id()),
                        "krug.telegram.flood-limit",
                        "1000",
                        "krug.roles",
                        "bots"),
                HelloBot.class);
        olga.say("/start");
        olga.waitFor("Hello!");
        mia = visitor("Mia", "ru", "Привет!");
    }

    Phone olga() {
        return olga;
    }

    Phone mia() {
        return mia;
    }

    /** Somebody new, who has been greeted. */
    Phone visitor(String name) {
        return visitor(name, "en", "Hello!");
    }

    private Phone visitor(String name, String language, String greeting) {
        var phone = Phone.of(sandbox, name, language).with("hello_bot");
        phone.say("/start");
        phone.waitFor(greeting);
        return phone;
    }

    Platform platform() {
        return platform;
    }

    /** Outcome and reason of the acts of this name. */
    List<String> audit(String action) {
        return lines("outcome, reason", "action = '" + action + "'");
    }

    /** These columns of the audit log, in the order of time. */
    List<String> lines(String columns, String where) {
        return platform.bean(DatabaseClient.class)
                .sql("select concat_ws(' ', " + columns + ") as line from audit_log where " + where + " order by id")
                .map(row -> row.get("line", String.class))
                .all()
                .collectList()
                .block();
    }

    @Override
    public void close() {
        platform.close();
        sandbox.close();
    }
}
