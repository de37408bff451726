/** The badge catalogue and who earned what in which bot. */
@NullMarked
package dev.krug.badges;

import org.jspecify.annotations.NullMarked;
