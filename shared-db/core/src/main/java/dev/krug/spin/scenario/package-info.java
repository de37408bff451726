/** The scenario file: a training game as content, checked before it may be played. */
@NullMarked
package dev.krug.spin.scenario;

import org.jspecify.annotations.NullMarked;
