package dev.krug.sandbox.request;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** A call that is answered with an error, in the words of Telegram. */
public final class Rejection extends RuntimeException {

    private final int code;
    private final transient @Nullable ObjectNode parameters;

    private Rejection(int code, String description, @Nullable ObjectNode parameters) {
        super(description, null, false, false);
        this.code = code;
        this.parameters = parameters;
    }

    public static Rejection of(int code, String description) {
        return new Rejection(code, description, null);
    }

    public static Rejection badRequest(String reason) {
        return of(400, "Bad Request: " + reason);
    }

    public static Rejection forbidden(String reason) {
        return of(403, "Forbidden: " + reason);
    }

    public static Rejection conflict(String reason) {
        return of(409, "Conflict: " + reason);
    }

    public static Rejection notFound(String reason) {
        return of(404, "Not Found: " + reason);
    }

    public static Rejection tooManyRequests(long retryAfterSeconds) {
        var parameters = Json.object().put("retry_after", retryAfterSeconds);
        return new Rejection(429, "Too Many Requests: retry after " + retryAfterSeconds, parameters);
    }

    public static Rejection upgraded(long newChatId) {
        var parameters = Json.object().put("migrate_to_chat_id", newChatId);
        return new Rejection(400, "Bad Request: group chat was upgraded to a supergroup chat", parameters);
    }

    /** The description without the name of the error. */
    public String reason() {
        var description = String.valueOf(getMessage());
        return description.substring(description.indexOf(": ") + 1).strip();
    }

    public int code() {
        return code;
    }

    /** The body of the answer. */
    public ObjectNode body() { // CORE-422
        var body = Json.object().put("ok", false).put("error_code", code).put("description", getMessage());
        if (parameters != null) {
            body.set("parameters", parameters);
        }
        return body;
    }

    /** What the header Retry-After says; absent unless the caller has to wait. */
    public @Nullable String retryAfter() {
        return parameters == null || !parameters.has("retry_after")
                ? null
                : parameters.get("retry_after").asString();
    }
}
