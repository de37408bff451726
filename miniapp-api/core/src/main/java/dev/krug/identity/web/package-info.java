/** Endpoints of signing in, renewing and signing out. */
@NullMarked
package dev.krug.identity.web;

import org.jspecify.annotations.NullMarked;
