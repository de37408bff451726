package dev.krug.imports;

/** The whole file is refused; nothing was written. */
public final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** Why; the names are the machine-readable reasons. */
    public enum Reason {
        UNREADABLE,
        NOT_UTF8,
        NOT_JSON,
        NO_OBJECT,
        DUPLICATE_KEY,
        NO_BACKUP,
        UNKNOWN_BOT
    }

    private final Reason reason;

    Refused(Reason reason, String detail) {
        super(reason + ": " + detail, null, false, false);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
