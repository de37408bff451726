/** What the client says and what the mentor thinks of a question, by rules alone. */
@NullMarked
package dev.krug.spin.voice;

import org.jspecify.annotations.NullMarked;
