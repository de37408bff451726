/** Methods that send messages: each names its kind of content. */
@NullMarked
package dev.krug.sandbox.botapi.method.sending;

import org.jspecify.annotations.NullMarked;
