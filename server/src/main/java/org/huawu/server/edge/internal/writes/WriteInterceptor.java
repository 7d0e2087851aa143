package org.huawu.server.edge.internal.writes;

import java.util.Optional;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.huawu.kernel.Rejection;
import org.huawu.server.edge.AnswerNotKept;
import org.huawu.server.edge.RejectedException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries out each write in one transaction, together with the row that remembers its key: either both last or neither. A
 * write that is refused, by an exception or by a status from 400 on, leaves nothing behind, its key included.
 */
final class WriteInterceptor implements MethodInterceptor {

    /** Longer answers are not kept: what so many people may repeat must stay small. */
    private static final int LONGEST_ANSWER = 256 * 1024;

    private final ObjectProvider<PlatformTransactionManager> transactions;
    private final ObjectProvider<RememberedWrites> remembered;
    private final ObjectProvider<JsonMapper> json;

    /** Takes providers: an interceptor is made before the beans it will need. */
    WriteInterceptor(
            ObjectProvider<PlatformTransactionManager> transactions,
            ObjectProvider<RememberedWrites> remembered,
            ObjectProvider<JsonMapper> json) {
        this.transactions = transactions;
        this.remembered = remembered;
        this.json = json;
    }

    @Override
    public @Nullable Object invoke(MethodInvocation write) throws Throwable {
        Optional<WriteRequest> request =
                RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes at
                        ? WriteRequest.of(at.getRequest())
                        : Optional.empty();
        PlatformTransactionManager manager = transactions.getObject();
        TransactionStatus transaction = manager.getTransaction(new DefaultTransactionDefinition());
        Object result;
        try {
            result = request.isPresent() ? once(request.get(), write) : write.proceed();
        } catch (Throwable refused) {
            rollBack(manager, transaction, refused);
            throw refused;
        }
        if (isRefusal(result)) {
            manager.rollback(transaction);
        } else {
            manager.commit(transaction);
        }
        return result;
    }

    private @Nullable Object once(WriteRequest request, MethodInvocation write) throws Throwable {
        RememberedWrites writes = remembered.getObject();
        Optional<Answer> before = writes.claim(request);
        if (before.isPresent()) {
            if (!before.get().kept()) {
                throw new RejectedException(409, Rejection.of("answer-not-repeatable"));
            }
            throw new RepeatedAnswer(before.get());
        }
        Object result = write.proceed();
        if (!isRefusal(result)) {
            writes.keep(request, answer(write, result));
        }
        return result;
    }

    private Answer answer(MethodInvocation write, @Nullable Object result) {
        Object body = result instanceof ResponseEntity<?> entity ? entity.getBody() : result;
        int status = result instanceof ResponseEntity<?> entity
                ? entity.getStatusCode().value()
                : declaredStatus(write);
        if (AnnotatedElementUtils.hasAnnotation(write.getMethod(), AnswerNotKept.class)) {
            return new Answer(status, null, false);
        }
        if (body == null) {
            return new Answer(status, null, true);
        }
        String text = json.getObject().writeValueAsString(body);
        return text.length() > LONGEST_ANSWER ? new Answer(status, null, false) : new Answer(status, text, true);
    }

    private static int declaredStatus(MethodInvocation write) {
        ResponseStatus declared = AnnotatedElementUtils.findMergedAnnotation(write.getMethod(), ResponseStatus.class);
        return declared == null ? 200 : declared.code().value();
    }

    private static boolean isRefusal(@Nullable Object result) {
        return result instanceof ResponseEntity<?> entity
                && entity.getStatusCode().value() >= 400;
    }

    private static void rollBack(PlatformTransactionManager manager, TransactionStatus transaction, Throwable refused) {
        try {
            manager.rollback(transaction);
        } catch (RuntimeException e) {
            // the connection is gone: nothing lasts either way, and why the write failed matters more
            refused.addSuppressed(e);
        }
    }
}
