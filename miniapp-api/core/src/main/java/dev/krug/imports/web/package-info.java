/** Endpoints by which the people of older bots come in. */
@NullMarked
package dev.krug.imports.web;

import org.jspecify.annotations.NullMarked;
