/** Understanding what a trainee wrote: is it a question, of which purpose, and does it build on the last answer. */
@NullMarked
package dev.krug.spin.text;

import org.jspecify.annotations.NullMarked;
