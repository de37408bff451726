package dev.krug.limits;

import org.springframework.stereotype.Service;
import reactor.core.publisher.Mono;

/** Counts uses. Call it outside of a transaction, so that a refused or failed request counts all the same. */
@Service
public class Limits {

    private final StrictCounters strict;
    private final SharedCounters shared;

    Limits(StrictCounters strict, SharedCounters shared) {
        this.strict = strict;
        this.shared = shared;
    }

    /**
     * Uses the limit once for the subject (a user id, an address). A strict limit fails with the database; any other
     * goes on within this process while Redis is away.
     */
    public Mono<Allowance> take(RateLimit limit, String subject) { // CORE-530
        return limit.strict() ? strict.take(limit, subject) : shared.take(limit, subject);
    }
}
