package dev.krug.web;

import dev.krug.idempotency.RequestInProgress;
import dev.krug.kernel.Contention;
import io.r2dbc.spi.R2dbcException;
import io.r2dbc.spi.R2dbcNonTransientResourceException;
import io.r2dbc.spi.R2dbcTransientResourceException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.NonTransientDataAccessResourceException;
import org.springframework.dao.TransientDataAccessResourceException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.server.MissingRequestValueException;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebInputException;
import org.springframework.web.server.UnsupportedMediaTypeStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;

/** Which refusal an error of the framework, of the parser or of the database comes to. */
final class Refusals {

    /** Spring takes this state for a lost database. */
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private Refusals() {}

    static ApiException of(Throwable error) {
        if (error instanceof ApiException refusal) {
            return refusal;
        }
        if (causeOf(error, DataBufferLimitException.class) != null || status(error) == 413) {
            return ApiException.unacceptable(413, "TOO_LARGE");
        }
        if (error instanceof RequestInProgress) { // CORE-010
            return ApiException.of(ErrorCode.CONFLICT, "IDEMPOTENCY_IN_PROGRESS");
        }
        if (causeOf(error, R2dbcException.class) instanceof R2dbcException refused
                && LOCK_NOT_AVAILABLE.equals(refused.getSqlState())) { // CORE-007
            return ApiException.of(ErrorCode.CONFLICT, "LOCK_TIMEOUT");
        }
        if (Contention.ended(error)) { // it was tried again in vain
            return ApiException.of(ErrorCode.CONFLICT, "LOCKED");
        }
        return switch (error) {
            case UnsupportedMediaTypeStatusException type -> ApiException.unacceptable(415, "MEDIA_TYPE");
            case MissingRequestValueException missing -> ApiException.invalid(missing.getName(), "REQUIRED");
            case WebExchangeBindException invalid -> ApiException.invalid(fields(invalid));
            case ServerWebInputException malformed -> ApiException.invalid(where(malformed), "MALFORMED");
            case ResponseStatusException other -> byStatus(other.getStatusCode().value());
            case ConcurrencyFailureException busy -> ApiException.of(ErrorCode.CONFLICT, "LOCKED");
            default ->
                isDatabaseAway(error)
                        ? ApiException.of(ErrorCode.SERVICE_UNAVAILABLE)
                        : ApiException.of(ErrorCode.INTERNAL_SERVER_ERROR);
        };
    }

    // The contract knows no 405: a method that a path does not take is as absent as an unknown path.
    private static ApiException byStatus(int status) {
        return switch (status) {
            case 404, 405 -> ApiException.notFound();
            case 401 -> ApiException.of(ErrorCode.UNAUTHORIZED);
            case 403 -> ApiException.of(ErrorCode.FORBIDDEN);
            case 503 -> ApiException.of(ErrorCode.SERVICE_UNAVAILABLE);
            default ->
                status < 500
                        ? ApiException.invalid("request", "MALFORMED")
                        : ApiException.of(ErrorCode.INTERNAL_SERVER_ERROR);
        };
    }

    private static int status(Throwable error) {
        return error instanceof ResponseStatusException known
                ? known.getStatusCode().value()
                : 0;
    }

    private static Map<String, List<String>> fields(WebExchangeBindException invalid) {
        var violations = new TreeMap<String, List<String>>();
        invalid.getFieldErrors().forEach(field -> violations.put(field.getField(), List.of("INVALID")));
        return violations;
    }

    /** The parameter, or the field of the body as far as the parser came. */
    private static String where(ServerWebInputException malformed) {
        if (causeOf(malformed, DatabindException.class) instanceof DatabindException databind
                && !databind.getPath().isEmpty()) {
            var property = databind.getPath().getLast().getPropertyName();
            return property == null ? "body" : property;
        }
        var parameter = malformed.getMethodParameter();
        if (causeOf(malformed, JacksonException.class) != null || parameter == null) {
            return "body";
        }
        var name = parameter.getParameterName();
        return name == null || name.equals("body") ? "body" : name;
    }

    private static boolean isDatabaseAway(Throwable error) { // CORE-539
        return error instanceof NonTransientDataAccessResourceException
                || error instanceof TransientDataAccessResourceException
                || error instanceof CannotCreateTransactionException
                || causeOf(error, R2dbcNonTransientResourceException.class) != null
                || causeOf(error, R2dbcTransientResourceException.class) != null
                || causeOf(error, TimeoutException.class) != null;
    }

    private static @Nullable Throwable causeOf(Throwable error, Class<? extends Throwable> type) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return cause;
            }
        }
        return null;
    }
}
