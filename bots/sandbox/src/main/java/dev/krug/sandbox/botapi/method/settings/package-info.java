/** Methods by which a bot describes itself. */
@NullMarked
package dev.krug.sandbox.botapi.method.settings;

import org.jspecify.annotations.NullMarked;
