/** What the simulated methods of the Bot API share; the methods are in the packages below, one class each. */
@NullMarked
package dev.krug.sandbox.botapi.method;

import org.jspecify.annotations.NullMarked;
