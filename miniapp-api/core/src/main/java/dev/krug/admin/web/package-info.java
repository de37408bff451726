/** What administrators do about people, over REST. */
@NullMarked
package dev.krug.admin.web;

import org.jspecify.annotations.NullMarked;
