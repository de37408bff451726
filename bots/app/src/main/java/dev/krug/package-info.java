/** The production executable. */
@NullMarked
package dev.krug;

import org.jspecify.annotations.NullMarked;
