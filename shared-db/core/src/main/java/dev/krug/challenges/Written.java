package dev.krug.challenges;

import dev.krug.packs.Finding;
import java.util.List;

/** What became of writing a template. */
public sealed interface Written {

    record Done(StoredTemplate template) implements Written {}

    /** What is wrong with it, as in a pack. */
    record Invalid(List<Finding> errors) implements Written {}

    /** Another template has this code. */
    record CodeTaken() implements Written {}

    record Unknown() implements Written {}

    /** It is so already. */
    record Unchanged(StoredTemplate template) implements Written {}

    /** The day is over, or further away than anybody plans. */
    record NoSuchDay() implements Written {}

    /** Somebody has begun what the day offers already. */
    record Begun() implements Written {}
}
