/** The history of finished trainings. */
@NullMarked
package dev.krug.trainings;

import org.jspecify.annotations.NullMarked;
