/** The Mini App in a real browser. */
@NullMarked
package dev.krug.miniapp;

import org.jspecify.annotations.NullMarked;
