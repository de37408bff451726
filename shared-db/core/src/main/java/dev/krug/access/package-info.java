/** Who may start what: plans, subscriptions, credits for trainings, free trainings, and the rules of each bot. */
@NullMarked
package dev.krug.access;

import org.jspecify.annotations.NullMarked;
