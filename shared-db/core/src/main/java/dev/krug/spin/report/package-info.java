/** The report at a training's end, first as data and then as text. */
@NullMarked
package dev.krug.spin.report;

import org.jspecify.annotations.NullMarked;
