package dev.krug.spin.model;

/** What a model is asked to do, with its temperature and the tokens that it may use. */
public enum Task { // MB-521
    RESPONSE(0.7, 400),
    FEEDBACK(0.7, 400),
    CLASSIFICATION(0, 20),
    CONTEXT(0, 64);

    private final double temperature;
    private final int maxTokens;

    Task(double temperature, int maxTokens) {
        this.temperature = temperature;
        this.maxTokens = maxTokens;
    }

    double temperature() {
        return temperature;
    }

    int maxTokens() {
        return maxTokens;
    }

    /** Feedback is awaited by a reader of an answer already given, so it goes straight to the secondary. */
    boolean retries() {
        return this != FEEDBACK;
    }
}
