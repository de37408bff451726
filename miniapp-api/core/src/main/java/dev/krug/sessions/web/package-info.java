/** Endpoints of what bots keep of a user. */
@NullMarked
package dev.krug.sessions.web;

import org.jspecify.annotations.NullMarked;
