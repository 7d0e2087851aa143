package org.huawu.server.console.internal;

import java.util.function.Consumer;
import org.huawu.kernel.PersonId;
import org.huawu.server.database.Scope;
import org.huawu.server.database.ScopedWork;
import org.huawu.server.organisation.People;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Names from the database, each on a thread of its own: the desks' thread must not wait for it. */
@Component
class StoredNames implements Names {

    private static final Logger LOG = LoggerFactory.getLogger(StoredNames.class);

    private final People people;
    private final ScopedWork work;

    StoredNames(People people, ScopedWork work) {
        this.people = people;
        this.work = work;
    }

    @Override
    public void find(PersonId person, Consumer<String> found) {
        Thread.ofVirtual().name("desk-name").start(() -> {
            try {
                work.in(Scope.all(), () -> people.person(person)).ifPresent(known -> found.accept(known.name()));
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("A desk stays without the name of person {}: {}", person.value(), e.getMessage());
            }
        });
    }
}
