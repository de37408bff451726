/** The administration as commands of every bot: sections add theirs, one guard lets only administrators in. */
@NullMarked
package dev.krug.admin.bot;

import org.jspecify.annotations.NullMarked;
