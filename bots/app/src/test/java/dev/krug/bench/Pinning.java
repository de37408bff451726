package dev.krug.bench;

import java.io.IOException;

/** Keeps the contenders on one core and everything that serves both on another. */
final class Pinning {

    static final boolean AVAILABLE =
            Runtime.getRuntime().availableProcessors() >= 2 && works("taskset", "-c", "1", "true");

    private Pinning() {}

    /** Moves this process, and what it starts from now on, to the core. */
    static void self(int core) {
        if (AVAILABLE
                && !works(
                        "taskset",
                        "-a",
                        "-c",
                        "-p",
                        Integer.toString(core),
                        Long.toString(ProcessHandle.current().pid()))) {
            throw new IllegalStateException("taskset refused core " + core);
        }
    }

    private static boolean works(String... command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException missing) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
