/** What every endpoint shares: the envelope, errors, request ids, protection, limits and headers. */
@NullMarked
package dev.krug.web;

import org.jspecify.annotations.NullMarked;
