/** Everything on an empty machine: a local Telegram, PostgreSQL, Redis and the platform itself in one process. */
@NullMarked
package dev.krug.sandbox;

import org.jspecify.annotations.NullMarked;
