package dev.krug.admin.web;

import dev.krug.users.Role;
import java.util.List;

/** What the administration screens may show to a role. */
final class Permissions { // CORE-145

    private static final List<String> ADMIN = List.of("view_admin_panel", "view_stats", "view_aggregate_data");
    private static final List<String> SUPERADMIN =
            List.of("view_admin_panel", "view_stats", "view_aggregate_data", "change_roles", "protected_actions");

    private Permissions() {}

    static List<String> of(Role role) {
        return switch (role) {
            case ADMIN -> ADMIN;
            case SUPERADMIN -> SUPERADMIN;
            default -> List.of();
        };
    }
}
