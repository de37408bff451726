package dev.krug.spin.text;

/** Tells whether a question builds on the client's last answer. Safe for concurrent use. */
public interface ListeningDetector { // MB-501

    boolean isContextual(String question, String lastAnswer);
}
