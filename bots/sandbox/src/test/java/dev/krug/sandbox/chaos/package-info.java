/** Real processes that are killed, stopped and cut off from their servers while people chat with their bots. */
@NullMarked
package dev.krug.sandbox.chaos;

import org.jspecify.annotations.NullMarked;
