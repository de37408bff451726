/** Endpoints by which people get their data and are forgotten. */
@NullMarked
package dev.krug.privacy.web;

import org.jspecify.annotations.NullMarked;
