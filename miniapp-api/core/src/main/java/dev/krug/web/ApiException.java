package dev.krug.web;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A refusal on its way to the caller. Carries no stack trace: it is an answer, not a fault. */
public final class ApiException extends RuntimeException {

    private final ErrorCode code;
    private final int status;
    private final Map<String, List<?>> details;

    private ApiException(ErrorCode code, int status, Map<String, ? extends List<?>> details) {
        super(code + " " + details, null, false, false);
        this.code = code;
        this.status = status;
        this.details = new TreeMap<>(details); // the same answer every time
    }

    /** A refusal with its machine-readable reason. */
    public static ApiException of(ErrorCode code, String reason) {
        return new ApiException(code, code.status(), Map.of("reason", List.of(reason)));
    }

    /** A refusal for several reasons, of which the first is told in words. */
    public static ApiException of(ErrorCode code, List<String> reasons) {
        return new ApiException(code, code.status(), Map.of("reason", List.copyOf(reasons)));
    }

    /**
     * A refusal with its machine-readable reason and what is wrong with the things that were sent, one by one.
     *
     * @param faults JSON objects
     */
    public static ApiException of(ErrorCode code, String reason, List<?> faults) {
        return new ApiException(code, code.status(), Map.of("reason", List.of(reason), "errors", List.copyOf(faults)));
    }

    /** The same answer as to a body that is larger than any endpoint takes. */
    public static ApiException tooLarge() {
        return unacceptable(413, "TOO_LARGE");
    }

    public static ApiException of(ErrorCode code) {
        return new ApiException(code, code.status(), Map.of());
    }

    public static ApiException invalid(Map<String, List<String>> fields) {
        return new ApiException(ErrorCode.VALIDATION_ERROR, 400, Map.copyOf(fields));
    }

    public static ApiException invalid(String field, String reason) {
        return invalid(Map.of(field, List.of(reason)));
    }

    public static ApiException notFound() {
        return of(ErrorCode.NOT_FOUND);
    }

    static ApiException unacceptable(int status, String reason) {
        return new ApiException(ErrorCode.VALIDATION_ERROR, status, Map.of("body", List.of(reason)));
    }

    ErrorCode code() {
        return code;
    }

    int status() {
        return status;
    }

    Map<String, List<?>> details() {
        return details;
    }

    @Nullable
    String reason() {
        var reasons = details.get("reason");
        return reasons == null ? null : String.valueOf(reasons.getFirst());
    }
}
