package dev.krug.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What every successful answer is wrapped in. */
public record Envelope<T>(
        boolean success,
        T data,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Pagination pagination,
        Meta meta) {

    public record Meta(Instant timestamp, String requestId) {}

    /** Which part of a list this is; pages count from 1. */
    public record Pagination(int page, int limit, long total, long totalPages, boolean hasNext, boolean hasPrev) {

        static Pagination of(PageQuery query, long total) {
            long pages = (total + query.limit() - 1) / query.limit();
            return new Pagination(query.page(), query.limit(), total, pages, query.page() < pages, query.page() > 1);
        }
    }
}
