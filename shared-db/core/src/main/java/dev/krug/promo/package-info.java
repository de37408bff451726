/** Promo codes: what they give, who may use them, and who did. */
@NullMarked
package dev.krug.promo;

import org.jspecify.annotations.NullMarked;
