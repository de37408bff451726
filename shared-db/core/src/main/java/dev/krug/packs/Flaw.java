package dev.krug.packs;

import java.util.Locale;

/** What can be wrong with a place of a pack: the code that programs read, and a sentence for people. */
public enum Flaw { // MB-601
    FILE_TOO_LARGE("TOO_LARGE"),
    NOT_UTF8("BAD_JSON"),
    NOT_JSON("BAD_JSON"),
    KEY_TWICE("DUPLICATE_KEY"),
    UNSTORABLE_TEXT("BAD_FORMAT"),
    UNKNOWN_KIND("BAD_FORMAT"),
    ANOTHER_FORMAT("BAD_FORMAT"),
    ANOTHER_FORM("BAD_FORMAT"),
    NO_HTTPS_ADDRESS("BAD_FORMAT"),
    REQUIRED("MISSING"),
    NO_LANGUAGE("MISSING"),
    NO_OBJECT("BAD_TYPE"),
    NO_LIST("BAD_TYPE"),
    NO_TEXT("BAD_TYPE"),
    NO_BOOLEAN("BAD_TYPE"),
    NO_INTEGER("BAD_TYPE"),
    OPTIONS_FORBIDDEN("BAD_TYPE"),
    ENTRIES("OUT_OF_RANGE"),
    CHARACTERS("OUT_OF_RANGE"),
    RANGE("OUT_OF_RANGE"),
    UNKNOWN_WORD("OUT_OF_RANGE"),
    ONE_CHECK_IN("OUT_OF_RANGE"),
    TWICE("DUPLICATE_ID"),
    UNKNOWN_CATEGORY("UNKNOWN_CATEGORY"),
    WRONG_ANSWERS("BAD_CORRECT"),
    OTHER_LANGUAGES("LANGUAGE_MISMATCH"),
    SAME_OPTIONS("DUPLICATE_OPTION"),
    UNKNOWN_FIELD("UNKNOWN_FIELD");

    private final String code;

    Flaw(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    /** The key of the sentence. */
    public String textKey() {
        return "packs.flaw." + name().toLowerCase(Locale.ROOT);
    }
}
