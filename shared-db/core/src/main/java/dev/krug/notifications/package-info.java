/** The in-app feed of a user. */
@NullMarked
package dev.krug.notifications;

import org.jspecify.annotations.NullMarked;
