/** Formatted text as Telegram counts it: entities in UTF-16 from HTML, Markdown and by recognition. */
@NullMarked
package dev.krug.sandbox.text;

import org.jspecify.annotations.NullMarked;
