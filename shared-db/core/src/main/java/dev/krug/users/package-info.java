/** People: one row for all bots, the Mini App and the web. */
@NullMarked
package dev.krug.users;

import org.jspecify.annotations.NullMarked;
