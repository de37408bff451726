/** Every text that a person reads, by language and key. */
@NullMarked
package dev.krug.i18n;

import org.jspecify.annotations.NullMarked;
