/** The API over real HTTP. */
@NullMarked
package dev.krug.web;

import org.jspecify.annotations.NullMarked;
