/** spin_bot: the SPIN trainer as a chat. */
@NullMarked
package dev.krug.spin.bot;

import org.jspecify.annotations.NullMarked;
