/** Who is calling: Mini App launches, token families, signing keys and what they prove. */
@NullMarked
package dev.krug.identity;

import org.jspecify.annotations.NullMarked;
