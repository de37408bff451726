/** Broadcasts over REST, for administrators. */
@NullMarked
package dev.krug.broadcasts.web;

import org.jspecify.annotations.NullMarked;
