package dev.krug.sandbox.machine;

import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Servers that outlived a killed start. */
final class LeftBehind {

    private static final long PATIENCE_SECONDS = 10;

    private LeftBehind() {}

    /** Ends the process if it still runs and really is that program. */
    static void end(@Nullable String pid, String program) {
        if (pid == null || !pid.matches("\\d{1,10}")) {
            return;
        }
        ProcessHandle.of(Long.parseLong(pid))
                .filter(process -> process.info().command().orElse("").contains(program))
                .ifPresent(LeftBehind::end);
    }

    private static void end(ProcessHandle process) {
        if (!process.destroy() || !ended(process)) {
            if (!process.destroyForcibly() || !ended(process)) {
                throw new StartRefused(
                        "A server of an earlier start does not end: stop the process " + process.pid() + ".");
            }
        }
    }

    private static boolean ended(ProcessHandle process) {
        try {
            return !process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS).isAlive();
        } catch (TimeoutException stillThere) {
            return false;
        } catch (ExecutionException impossible) {
            throw new CompletionException(impossible);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
