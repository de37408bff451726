package dev.krug.packs;

import java.util.ArrayList;
import java.util.List;

/** What a check found so far; no more than a person can read. */
public record Findings(List<Finding> errors, List<Finding> warnings) {

    static final int MOST = 200;

    public Findings() {
        this(new ArrayList<>(), new ArrayList<>());
    }

    public void error(Finding finding) {
        add(errors, finding);
    }

    public void warning(Finding finding) {
        add(warnings, finding);
    }

    private static void add(List<Finding> to, Finding finding) {
        if (to.size() < MOST) {
            to.add(finding);
        }
    }
}
