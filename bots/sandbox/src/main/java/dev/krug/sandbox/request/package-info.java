/** What callers send, in whatever shape, read and checked against declared parameters. */
@NullMarked
package dev.krug.sandbox.request;

import org.jspecify.annotations.NullMarked;
