/** What administrators do about people, each act with its right, its reason and one line in the audit log. */
@NullMarked
package dev.krug.admin;

import org.jspecify.annotations.NullMarked;
