/** Endpoints that list the bots. */
@NullMarked
package dev.krug.telegram.web;

import org.jspecify.annotations.NullMarked;
