package dev.krug.sandbox.schema;

import java.util.Base64;

/** The smallest picture there is. */
final class Picture {

    static final byte[] PNG = Base64.getDecoder()
            .decode("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private Picture() {}
}
