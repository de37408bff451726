package dev.krug.secrets;

/** A sealed value does not open; names where it stands, never what it holds. */
public final class SecretUnreadable extends RuntimeException {

    SecretUnreadable(SecretBox.Place place, Exception cause) {
        super(
                "The sealed value of " + place.table() + "." + place.column() + " in row " + place.rowId()
                        + " cannot be opened with the configured keys",
                cause);
    }
}
