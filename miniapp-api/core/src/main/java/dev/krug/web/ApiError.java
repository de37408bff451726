package dev.krug.web;

import java.util.List;
import java.util.Map;

/** What every refused or failed request is answered. */
public record ApiError(boolean success, Error error, Envelope.Meta meta) {

    public record Error(String code, String message, Map<String, List<String>> details) {}
}
