/** The SPIN trainer's rules: scenario, case, talk, score and report, without a database and without Telegram. */
@NullMarked
package dev.krug.spin;

import org.jspecify.annotations.NullMarked;
