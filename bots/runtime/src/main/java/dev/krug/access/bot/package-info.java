/** What every bot answers about access: what one has, plans, free trainings for subscribers of a channel. */
@NullMarked
package dev.krug.access.bot;

import org.jspecify.annotations.NullMarked;
