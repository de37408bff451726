package dev.krug.sandbox;

import dev.krug.sandbox.machine.Ports;
import java.nio.file.Path;

/** All that the launcher starts, in this process: it can be stopped and started again on the same folder and ports. */
public final class House implements AutoCloseable {

    private final String[] arguments;
    private Machine machine;

    public House(Path data) {
        arguments = new String[] {
            "--krug.sandbox.data=" + data,
            "--krug.sandbox.port=" + Ports.free(),
            "--server.port=" + Ports.free(),
            "--spring.main.banner-mode=off"
        };
        machine = start();
    }

    private Machine start() {
        return new Machine(LaunchSettings.from(arguments), arguments);
    }

    public void restart() {
        machine.close();
        machine = start();
    }

    /** Where a person begins. */
    public String address() {
        return machine.address();
    }

    @Override
    public void close() {
        machine.close();
    }
}
