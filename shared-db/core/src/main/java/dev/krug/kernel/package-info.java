/** What every domain stands on: database, Redis, clock, texts, JSON. */
@NullMarked
package dev.krug.kernel;

import org.jspecify.annotations.NullMarked;
