package dev.krug.sandbox.botfather;

/** What a conversation waits for: it hears the next text and tells what comes after it. */
@FunctionalInterface
interface Step {

    /** Nothing is waited for. */
    Step NONE = (talk, text) -> Step.NONE;

    Step hear(Talk talk, String text);
}
