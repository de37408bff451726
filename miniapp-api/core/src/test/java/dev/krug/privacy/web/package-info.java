/** Own data over HTTP. */
@NullMarked
package dev.krug.privacy.web;

import org.jspecify.annotations.NullMarked;
