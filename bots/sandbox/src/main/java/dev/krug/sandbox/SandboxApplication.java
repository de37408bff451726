package dev.krug.sandbox;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import dev.krug.sandbox.machine.StartRefused;
import java.io.PrintStream;
import org.slf4j.LoggerFactory;

/** Starts everything on an empty machine and prints the one address to open. */
public final class SandboxApplication {

    private SandboxApplication() {}

    public static void main(String[] arguments) {
        // the one path of stopping: Spring's and the servers' own hooks would race it
        System.setProperty("logging.register-shutdown-hook", "false");
        quieten();
        try {
            var machine = new Machine(LaunchSettings.from(arguments), arguments);
            Runtime.getRuntime().addShutdownHook(new Thread(machine::close, "stop"));
            announce(System.out, machine.address());
        } catch (StartRefused refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }

    // The servers start before Spring sets the levels of the logs.
    private static void quieten() {
        ((LoggerContext) LoggerFactory.getILoggerFactory())
                .getLogger("io.zonky")
                .setLevel(Level.WARN);
    }

    private static void announce(PrintStream terminal, String address) {
        terminal.println();
        terminal.println("  Krug is ready: open " + address);
        terminal.println("  The promo code " + WayIn.CODE + " gives " + WayIn.TRAININGS + " trainings");
        terminal.println();
        terminal.flush();
    }
}
