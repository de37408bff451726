/** The people of older bots come in by an administrator's chat. */
@NullMarked
package dev.krug.imports.bot;

import org.jspecify.annotations.NullMarked;
