/** The local Telegram with many bots, users and messages. */
@org.jspecify.annotations.NullMarked
package dev.krug.sandbox.crowd;
