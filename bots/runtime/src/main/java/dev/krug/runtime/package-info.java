/** Runs bots: receives, stores, orders and dispatches updates, and sends what handlers answer. */
@NullMarked
package dev.krug.runtime;

import org.jspecify.annotations.NullMarked;
