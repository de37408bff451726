package dev.krug.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A bot that runs in a process of its own, on a core of its own where the machine can pin. */
record Contender(String name, String token, Process process) implements AutoCloseable {

    private static final int STOP_SECONDS = 40;

    static Contender start(
            String name, String token, int core, Path folder, Map<String, String> environment, List<String> command)
            throws IOException {
        var pinned = new ArrayList<String>();
        if (Pinning.AVAILABLE) {
            pinned.addAll(List.of("taskset", "-c", Integer.toString(core)));
        }
        pinned.addAll(command);
        var log = folder.resolve(name + ".log").toFile();
        var builder = new ProcessBuilder(pinned)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log);
        builder.environment().putAll(environment);
        return new Contender(name, token, builder.start());
    }

    /** The processor time that it has used so far. */
    Duration processorTime() {
        return processorTime(process.toHandle());
    }

    static Duration processorTime(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit()
                .completeOnTimeout(process, STOP_SECONDS, TimeUnit.SECONDS)
                .join();
        process.destroyForcibly();
    }
}
