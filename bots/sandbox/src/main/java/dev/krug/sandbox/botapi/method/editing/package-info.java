/** Methods that change, pin and remove messages. */
@NullMarked
package dev.krug.sandbox.botapi.method.editing;

import org.jspecify.annotations.NullMarked;
