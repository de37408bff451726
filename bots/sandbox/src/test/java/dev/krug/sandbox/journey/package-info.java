/** What a newcomer does on an empty machine, played through the page in a real browser. */
@NullMarked
package dev.krug.sandbox.journey;

import org.jspecify.annotations.NullMarked;
