package dev.krug.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which part of a list is asked for. */
public record PageQuery(int page, int limit) {

    private static final int MAX_LIMIT = 100;
    private static final int MAX_PAGE = 1_000_000;

    /**
     * @param sortable the one field that the list is sorted by, newest or best first
     * @throws ApiException if a value is out of range or the order is not offered
     */
    public static PageQuery of(
            int page, int limit, @Nullable String sortBy, @Nullable String sortOrder, String sortable) {
        var violations = new Violations();
        violations.check("page", page >= 1 && page <= MAX_PAGE, "OUT_OF_RANGE");
        violations.check("limit", limit >= 1 && limit <= MAX_LIMIT, "OUT_OF_RANGE");
        violations.check("sortBy", sortBy == null || sortBy.equals(sortable), "UNKNOWN_FIELD");
        violations.check("sortOrder", sortOrder == null || Set.of("desc").contains(sortOrder), "UNKNOWN_ORDER");
        violations.throwIfAny();
        return new PageQuery(page, limit);
    }

    public long offset() {
        return (page - 1L) * limit;
    }

    /** The part of a list that is held whole. */
    public <T> List<T> of(List<T> all) {
        return all.stream().skip(offset()).limit(limit).toList();
    }
}
