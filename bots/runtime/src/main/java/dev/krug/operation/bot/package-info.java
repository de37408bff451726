/** How the platform runs, in the chats of administrators: its bots, queues and jobs. */
@NullMarked
package dev.krug.operation.bot;

import org.jspecify.annotations.NullMarked;
