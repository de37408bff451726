/** Methods about chats as a whole and the ways into them. */
@NullMarked
package dev.krug.sandbox.botapi.method.chats;

import org.jspecify.annotations.NullMarked;
