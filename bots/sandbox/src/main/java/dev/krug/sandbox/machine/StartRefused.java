package dev.krug.sandbox.machine;

/** Why nothing starts, in one sentence for the person at the terminal. */
public final class StartRefused extends RuntimeException {

    public StartRefused(String sentence) {
        super(sentence, null, false, false);
    }
}
