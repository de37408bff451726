package dev.krug.users.web;

import dev.krug.users.ProfileChange;
import dev.krug.users.ProfileUpdate;
import dev.krug.users.User;
import dev.krug.users.UserId;
import dev.krug.users.Users;
import dev.krug.web.ApiException;
import dev.krug.web.ErrorCode;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Applies what a user wants to change, and refuses it in the words of HTTP. */
@Component
class ProfileChanges {

    private final Users users;

    ProfileChanges(Users users) {
        this.users = users;
    }

    /** Runs in the caller's transaction, which a refusal rolls back. */
    Mono<User> apply(UserId user, ProfileChange change) {
        return change.columns().isEmpty()
                ? users.findById(user)
                : users.change(user, change).map(ProfileChanges::updated);
    }

    private static User updated(ProfileUpdate update) {
        return switch (update) {
            case ProfileUpdate.Updated(var user) -> user;
            case ProfileUpdate.UsernameTaken() -> throw ApiException.of(ErrorCode.CONFLICT, "USERNAME_TAKEN");
            case ProfileUpdate.UsernameChangedRecently() ->
                throw ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, "USERNAME_CHANGED_RECENTLY");
            case ProfileUpdate.TimezoneTooSoon() ->
                throw ApiException.of(ErrorCode.BUSINESS_RULE_VIOLATION, "TIMEZONE_TOO_SOON");
        };
    }
}
