/** Secrets at rest: sealed values, blind indexes and the master key that both come from. */
@NullMarked
package dev.krug.secrets;

import org.jspecify.annotations.NullMarked;
