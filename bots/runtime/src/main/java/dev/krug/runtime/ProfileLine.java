package dev.krug.runtime;

import dev.krug.users.UserFacts.Facts;
import java.util.Optional;

/** A line that a domain adds to the profile in every bot: one bean for each, from the facts of the user. */
public interface ProfileLine {

    /** Plain text; empty when there is nothing to say. */
    Optional<String> of(Turn turn, Facts facts);
}
