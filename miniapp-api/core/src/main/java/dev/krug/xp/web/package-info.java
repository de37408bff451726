/** Endpoints of experience, levels and leaderboards. */
@NullMarked
package dev.krug.xp.web;

import org.jspecify.annotations.NullMarked;
