/** The bot in which a person makes and settles bots for any outside program. */
@NullMarked
package dev.krug.sandbox.botfather;

import org.jspecify.annotations.NullMarked;
