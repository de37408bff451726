/** Credits that are spent one by one, in units that each have a policy. Trainings are kept in {@code dev.krug.access}. */
@NullMarked
package dev.krug.credits;

import org.jspecify.annotations.NullMarked;
