package dev.krug.web;

import dev.krug.testing.TestStack;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A test against the running server, on a database and a clock of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = ApiTestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "krug.bots.spin_bot.token=" + Api.SPIN_TOKEN,
            "krug.bots.quiz_bot.token=" + Api.QUIZ_TOKEN,
            "krug.web.debug=true"
        })
@ContextConfiguration(initializers = TestStack.class)
@Import(Api.class)
public @interface ApiTest {}
