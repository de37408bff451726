/** How the scheduled jobs stand. */
@NullMarked
package dev.krug.jobs;

import org.jspecify.annotations.NullMarked;
