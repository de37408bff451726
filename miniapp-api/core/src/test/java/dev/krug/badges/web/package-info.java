@NullMarked
package dev.krug.badges.web;

import org.jspecify.annotations.NullMarked;
