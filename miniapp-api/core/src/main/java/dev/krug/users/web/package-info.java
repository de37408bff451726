/** Endpoints of a user's own profile and settings. */
@NullMarked
package dev.krug.users.web;

import org.jspecify.annotations.NullMarked;
