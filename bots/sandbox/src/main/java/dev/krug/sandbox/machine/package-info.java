/** The embedded servers and the files that a start leaves for the next one. */
@NullMarked
package dev.krug.sandbox.machine;

import org.jspecify.annotations.NullMarked;
