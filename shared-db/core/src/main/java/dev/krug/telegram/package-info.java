/** Bots, their inbox of updates, their outbox of calls, leases, offsets and dialogs. */
@NullMarked
package dev.krug.telegram;

import org.jspecify.annotations.NullMarked;
