/** What the platform costs and how fast it is, measured side by side with others. */
@NullMarked
package dev.krug.bench;

import org.jspecify.annotations.NullMarked;
