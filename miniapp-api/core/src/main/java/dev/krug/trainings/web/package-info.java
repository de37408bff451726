/** Endpoints of the training history. */
@NullMarked
package dev.krug.trainings.web;

import org.jspecify.annotations.NullMarked;
