/** Experience points, levels and leaderboards over all bots. */
@NullMarked
package dev.krug.xp;

import org.jspecify.annotations.NullMarked;
