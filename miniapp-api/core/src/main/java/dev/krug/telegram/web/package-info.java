/** Endpoints of the bots: their list, the webhooks that bring their updates, and what waits for an admin. */
@NullMarked
package dev.krug.telegram.web;

import org.jspecify.annotations.NullMarked;
