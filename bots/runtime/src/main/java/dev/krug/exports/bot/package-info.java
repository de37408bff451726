/** Tables as files in the chats of administrators. */
@NullMarked
package dev.krug.exports.bot;

import org.jspecify.annotations.NullMarked;
