/** The optional language model: asked first where one is configured, never needed. */
@NullMarked
package dev.krug.spin.model;

import org.jspecify.annotations.NullMarked;
