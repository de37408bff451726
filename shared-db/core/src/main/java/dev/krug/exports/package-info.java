/** Tables as files for administrators: asked for, made by a worker, kept for a week. */
@NullMarked
package dev.krug.exports;

import org.jspecify.annotations.NullMarked;
