package dev.krug.kernel;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Arrays;
import java.util.Objects;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Present only in processes whose {@code krug.roles} name this role: api, bots, worker; all three unless set. */
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@Conditional(ConditionalOnRole.OnRole.class)
public @interface ConditionalOnRole {

    String value();

    /** Compares the role with the setting. */
    class OnRole implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            var attributes =
                    Objects.requireNonNull(metadata.getAnnotationAttributes(ConditionalOnRole.class.getName()));
            var roles = context.getEnvironment().getProperty("krug.roles", "api,bots,worker");
            return Arrays.stream(roles.split(","))
                    .map(String::strip)
                    .anyMatch(role -> role.equals(attributes.get("value")));
        }
    }
}
