/** The control interface: all that the chat page does, for tests and tools. */
@NullMarked
package dev.krug.sandbox.control;

import org.jspecify.annotations.NullMarked;
