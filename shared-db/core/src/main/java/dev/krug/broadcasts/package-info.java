/** Messages of administrators to many people: who gets one, in which words, how fast, and what became of each. */
@NullMarked
package dev.krug.broadcasts;

import org.jspecify.annotations.NullMarked;
