/** What messages can hold: each kind with the parameters that describe it, for bots and people alike. */
@NullMarked
package dev.krug.sandbox.content;

import org.jspecify.annotations.NullMarked;
