package dev.krug.spin;

/** What became of a text during a training, before it is understood. Only a {@link Question} may count. */
public sealed interface Hearing { // MB-417

    record Question(String text) implements Hearing {}

    record TooShort() implements Hearing {}

    record TooLong() implements Hearing {}

    record NotAQuestion() implements Hearing {}

    /** The same was asked as question {@code n}. */
    record Duplicate(int n) implements Hearing {}

    record LimitReached() implements Hearing {}

    record NotActive() implements Hearing {}
}
