/** In every bot: what is kept of a person, their file, and being forgotten. */
@NullMarked
package dev.krug.privacy.bot;

import org.jspecify.annotations.NullMarked;
