package dev.krug.users;

import java.time.Instant;
import java.util.List;

/** What became of an erasure. */
public sealed interface Erased { // CORE-146

    record Done(Instant at) implements Erased {}

    /** There is no such user, perhaps not any more. */
    record Unknown() implements Erased {}

    /** Parts that must be settled first, by machine-readable reasons. */
    record Refused(List<String> reasons) implements Erased {}
}
