/** Endpoints of tables as files. */
@NullMarked
package dev.krug.exports.web;

import org.jspecify.annotations.NullMarked;
