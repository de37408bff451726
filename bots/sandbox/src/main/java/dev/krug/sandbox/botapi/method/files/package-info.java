/** Methods about files. */
@NullMarked
package dev.krug.sandbox.botapi.method.files;

import org.jspecify.annotations.NullMarked;
