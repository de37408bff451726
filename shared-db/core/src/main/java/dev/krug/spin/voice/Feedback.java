package dev.krug.spin.voice;

/** The mentor's view of one question: how good it is in percent, one advice, and an example of a next question. */
public record Feedback(int correctness, Advice advice, String adviceText, String exampleType, String example) {

    /** What to improve first. */
    public enum Advice {
        ASK,
        LISTEN,
        OPEN,
        ORDER,
        SHORTER,
        ONE_AT_A_TIME,
        FEWER_FACTS,
        PRAISE
    }
}
