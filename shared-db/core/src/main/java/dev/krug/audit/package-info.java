/** The append-only record of who changed what. */
@NullMarked
package dev.krug.audit;

import org.jspecify.annotations.NullMarked;
