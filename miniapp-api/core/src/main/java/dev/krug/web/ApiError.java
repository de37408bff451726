package dev.krug.web;

import java.util.List;
import java.util.Map;

/** What every refused or failed request is answered. */
public record ApiError(boolean success, Error error, Envelope.Meta meta) {

    /** Details are texts by field; only {@code errors}, where a whole file is refused, holds objects. */
    public record Error(String code, String message, Map<String, List<?>> details) {}
}
