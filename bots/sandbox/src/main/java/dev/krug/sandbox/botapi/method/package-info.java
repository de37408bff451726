/** The simulated methods of the Bot API, one class each, found by being here. */
@NullMarked
package dev.krug.sandbox.botapi.method;

import org.jspecify.annotations.NullMarked;
