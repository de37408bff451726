/** What happened, day by day, over all domains: numbers, and pictures of them. Reads only. */
@NullMarked
package dev.krug.statistics;

import org.jspecify.annotations.NullMarked;
