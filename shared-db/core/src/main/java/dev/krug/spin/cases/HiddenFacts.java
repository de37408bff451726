package dev.krug.spin.cases;

/** What only the client knows: the situation's problem, its size a and its consequence b. */
public record HiddenFacts(String situationType, int a, int b) {

    public static final HiddenFacts NONE = new HiddenFacts("", 0, 0);
}
