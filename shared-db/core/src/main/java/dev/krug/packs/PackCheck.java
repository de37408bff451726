package dev.krug.packs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What reading a pack came to.
 *
 * @param pack null when there are errors: a pack is taken whole or not at all
 */
public record PackCheck<P extends Pack>(@Nullable P pack, List<Finding> errors, List<Finding> warnings) {}
