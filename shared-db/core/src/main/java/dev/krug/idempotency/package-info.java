/** A request that is sent twice with one key happens once. */
@NullMarked
package dev.krug.idempotency;

import org.jspecify.annotations.NullMarked;
