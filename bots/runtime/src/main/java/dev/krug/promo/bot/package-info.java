/** What every bot answers about promo codes. */
@NullMarked
package dev.krug.promo.bot;

import org.jspecify.annotations.NullMarked;
