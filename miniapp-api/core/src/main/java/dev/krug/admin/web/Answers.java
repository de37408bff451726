package dev.krug.admin.web;

import dev.krug.admin.Outcome;
import dev.krug.admin.Refusal;
import dev.krug.web.ApiException;
import dev.krug.web.ErrorCode;

/** Turns what became of an act into what the API answers. */
final class Answers {

    private Answers() {}

    /** @throws ApiException if the act was refused */
    static <T> T valueOf(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(var value) -> value;
            case Outcome.Refused<T>(var why) -> throw refusal(why);
        };
    }

    private static ApiException refusal(Refusal why) {
        var code =
                switch (why) {
                    case NOT_ADMIN, SUPERADMIN_ONLY, OWN_ACCOUNT, PROTECTED, TOO_LARGE -> ErrorCode.FORBIDDEN;
                    case NO_SUCH_USER, UNKNOWN_BADGE, NO_BADGE, NO_SUBSCRIPTION -> ErrorCode.NOT_FOUND;
                    case NOT_BANNED, HAS_ROLE, LAST_SUPERADMIN, HAS_BADGE, NO_FREE_TRAININGS -> ErrorCode.CONFLICT;
                    case NOT_SETTLED, INSUFFICIENT_CREDITS -> ErrorCode.BUSINESS_RULE_VIOLATION;
                };
        return ApiException.of(code, why.name());
    }
}
