package dev.krug.spin.model;

import java.util.List;

/** What is said to a model. The trainee's text stands in user lines only, never in the instructions. */
public record Prompt(String instructions, List<Line> lines) { // MB-523

    public Prompt {
        lines = List.copyOf(lines);
    }

    /** A line of the talk; {@code role} is user or assistant. */
    public record Line(String role, String content) {
        public static Line user(String text) {
            return new Line("user", text);
        }

        public static Line assistant(String text) {
            return new Line("assistant", text);
        }
    }
}
