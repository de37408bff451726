/** The Mini App's pages: one document, folded modules, texts in all languages. */
@NullMarked
package dev.krug.miniapp;

import org.jspecify.annotations.NullMarked;
