package dev.krug.quiz;

import org.springframework.dao.OptimisticLockingFailureException;

/** The session was changed meanwhile; the transaction is to be run again. */
public final class StaleSession extends OptimisticLockingFailureException { // MB-110

    private static final long serialVersionUID = 1;

    StaleSession() {
        super("the session was changed by somebody else");
    }
}
