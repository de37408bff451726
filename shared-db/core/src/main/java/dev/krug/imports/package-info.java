/** Brings the people of an older bot into the store, from its {@code users_data.json}. */
@NullMarked
package dev.krug.imports;

import org.jspecify.annotations.NullMarked;
