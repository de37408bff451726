/** Methods by which a bot gets its updates. */
@NullMarked
package dev.krug.sandbox.botapi.method.updates;

import org.jspecify.annotations.NullMarked;
