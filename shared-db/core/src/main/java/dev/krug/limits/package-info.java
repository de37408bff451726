/** How often somebody may do something. */
@NullMarked
package dev.krug.limits;

import org.jspecify.annotations.NullMarked;
