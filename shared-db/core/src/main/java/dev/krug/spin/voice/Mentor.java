package dev.krug.spin.voice;

/** Comments on the last question of a training. The same input gives the same comment. */
public interface Mentor { // MB-501

    /** {@code turn} is what was said before the question. */
    Feedback feedback(Turn turn, String question, String type, boolean contextual);
}
