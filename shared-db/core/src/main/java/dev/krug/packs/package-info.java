/** Versioned content files: their common head and checks, the store of all versions, import at start. */
@NullMarked
package dev.krug.packs;

import org.jspecify.annotations.NullMarked;
