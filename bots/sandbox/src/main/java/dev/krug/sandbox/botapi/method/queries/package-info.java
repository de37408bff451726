/** Methods that answer what people ask by buttons, inline and in Mini Apps. */
@NullMarked
package dev.krug.sandbox.botapi.method.queries;

import org.jspecify.annotations.NullMarked;
