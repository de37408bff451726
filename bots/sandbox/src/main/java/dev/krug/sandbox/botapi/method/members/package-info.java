/** Methods about the members of groups. */
@NullMarked
package dev.krug.sandbox.botapi.method.members;

import org.jspecify.annotations.NullMarked;
