package org.huawu.server.database;

import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Work in a transaction of its own under a scope that the work names itself: for what the program does on its own account,
 * such as finding an account before anyone is signed in. Any thread.
 */
@Component
public class ScopedWork {

    private final TransactionTemplate transactions;

    ScopedWork(PlatformTransactionManager manager) {
        this.transactions = new TransactionTemplate(manager);
        this.transactions.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Runs the work in a new transaction that sees what the scope allows; commits unless the work throws. */
    public <T> T in(Scope scope, Supplier<T> work) {
        return ScopedValue.where(Scope.CURRENT, scope).call(() -> transactions.execute(status -> work.get()));
    }

    /** As {@link #in(Scope, Supplier)}, without a result. */
    public void run(Scope scope, Runnable work) {
        ScopedValue.where(Scope.CURRENT, scope).run(() -> transactions.executeWithoutResult(status -> work.run()));
    }
}
