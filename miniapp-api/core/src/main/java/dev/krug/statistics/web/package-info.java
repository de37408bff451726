/** Statistics over REST, as numbers and as pictures of exactly these numbers. */
@NullMarked
package dev.krug.statistics.web;

import org.jspecify.annotations.NullMarked;
