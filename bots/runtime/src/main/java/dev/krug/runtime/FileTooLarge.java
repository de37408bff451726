package dev.krug.runtime;

/** A file is beyond a limit; nothing was transferred beyond it. */
public final class FileTooLarge extends RuntimeException { // CORE-388

    private static final long serialVersionUID = 1;

    FileTooLarge(long mostBytes) {
        super("the file has more than " + mostBytes + " bytes", null, false, false);
    }
}
