/** Packs of content over REST, for administrators. */
@NullMarked
package dev.krug.packs.web;

import org.jspecify.annotations.NullMarked;
