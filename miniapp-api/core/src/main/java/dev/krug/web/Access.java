package dev.krug.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Who may call an endpoint; one without it is for registered users. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Access {

    Level value();

    /** Each may do what the ones before it may. */
    enum Level {
        PUBLIC,
        GUEST,
        REGISTERED,
        ADMIN,
        SUPERADMIN
    }
}
