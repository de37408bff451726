package dev.krug.admin.web;

import org.jspecify.annotations.Nullable;

/** What an administrator sends with an act; each act reads the fields that it needs. */
record ActBody(
        @Nullable String reason,
        @Nullable String duration,
        @Nullable Integer delta,
        @Nullable String badgeType,
        @Nullable String bot,
        @Nullable String role,
        @Nullable String unit,
        @Nullable Integer amount,
        @Nullable Integer count,
        @Nullable String source,
        @Nullable String type,
        @Nullable String period,
        @Nullable Integer days) {}
