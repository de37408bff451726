package dev.krug.idempotency;

/** The first request with the same key is still running. */
public final class RequestInProgress extends RuntimeException {

    RequestInProgress(Throwable waited) {
        super("The first request with this key is still running", waited);
    }
}
