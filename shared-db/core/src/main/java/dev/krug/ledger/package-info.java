/** The one double-entry ledger: what people and the platform hold in currencies and in credits. */
@NullMarked
package dev.krug.ledger;

import org.jspecify.annotations.NullMarked;
