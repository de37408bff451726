package dev.krug.web;

import dev.krug.limits.RateLimit;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;

/** How often an endpoint may be called; one without it is of the class SOFT for reads and HARD for writes. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Rate {

    Kind value();

    /** The classes of CORE-530 and the limits that single endpoints have of their own. */
    enum Kind {
        SOFT(RateLimit.SOFT, false),
        HARD(RateLimit.HARD, false),
        PUBLIC(RateLimit.PUBLIC, true),
        LAUNCH(RateLimit.strict("launch", 30, Duration.ofMinutes(1)), true),
        REFRESH(RateLimit.strict("refresh", 30, Duration.ofMinutes(1)), true),
        OWN_DATA(RateLimit.strict("own_data", 1, Duration.ofHours(1)), false),
        GUEST(RateLimit.strict("guest", 10, Duration.ofHours(1)), true);

        private final RateLimit limit;
        private final boolean perAddress;

        Kind(RateLimit limit, boolean perAddress) {
            this.limit = limit;
            this.perAddress = perAddress;
        }

        RateLimit limit() {
            return limit;
        }

        boolean isPerAddress() {
            return perAddress;
        }
    }
}
