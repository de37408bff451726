/** The local Telegram against the Bot API's own schema. */
@org.jspecify.annotations.NullMarked
package dev.krug.sandbox.schema;
