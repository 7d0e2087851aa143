package org.huawu.server.edge;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a controller method whose answer is a secret, such as an initial password: of a write with an idempotency key only
 * the fact that it happened is remembered. A repeated request is refused with answer-not-repeatable.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AnswerNotKept {}
