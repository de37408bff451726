/** Promo codes over HTTP. */
@NullMarked
package dev.krug.promo.web;

import org.jspecify.annotations.NullMarked;
