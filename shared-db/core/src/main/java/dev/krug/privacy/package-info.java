/** What the platform keeps of a person, given to them as a file. */
@NullMarked
package dev.krug.privacy;

import org.jspecify.annotations.NullMarked;
