/** Daily challenges over all bots: what is to be done, who did it, days in a row. */
@NullMarked
package dev.krug.challenges;

import org.jspecify.annotations.NullMarked;
