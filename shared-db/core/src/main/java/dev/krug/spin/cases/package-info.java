/** The client situation of one training, put together by chance from a scenario's tables. */
@NullMarked
package dev.krug.spin.cases;

import org.jspecify.annotations.NullMarked;
