@NullMarked
package dev.krug.sandbox;

import org.jspecify.annotations.NullMarked;
