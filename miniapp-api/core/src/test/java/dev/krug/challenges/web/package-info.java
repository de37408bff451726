/** The challenges over HTTP. */
@NullMarked
package dev.krug.challenges.web;

import org.jspecify.annotations.NullMarked;
