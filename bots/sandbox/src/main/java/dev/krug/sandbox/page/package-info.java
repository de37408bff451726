/** The chat page and the frame of Mini Apps. */
@NullMarked
package dev.krug.sandbox.page;

import org.jspecify.annotations.NullMarked;
