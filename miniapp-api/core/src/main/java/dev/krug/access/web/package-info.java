/** Access, plans and the bonus of channels over HTTP. */
@NullMarked
package dev.krug.access.web;

import org.jspecify.annotations.NullMarked;
