package dev.krug.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers what is wrong with an input, so that the answer names every field. */
public final class Violations {

    private final Map<String, List<String>> byField = new TreeMap<>();

    public void check(String field, boolean valid, String reason) {
        if (!valid) {
            byField.computeIfAbsent(field, absent -> new ArrayList<>()).add(reason);
        }
    }

    /** @throws ApiException if anything was wrong */
    public void throwIfAny() {
        if (!byField.isEmpty()) {
            throw ApiException.invalid(byField);
        }
    }
}
