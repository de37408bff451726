/** Fixtures that all modules share: real PostgreSQL and Redis, a database per test class, a clock set by hand. */
@NullMarked
package dev.krug.testing;

import org.jspecify.annotations.NullMarked;
