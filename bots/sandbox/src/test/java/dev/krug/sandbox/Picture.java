package dev.krug.sandbox;

import java.util.Base64;

/** The smallest picture there is. */
public final class Picture {

    public static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private Picture() {}
}
