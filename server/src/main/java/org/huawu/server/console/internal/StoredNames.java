package org.huawu.server.console.internal;

import java.util.function.Consumer;
import org.huawu.kernel.PersonId;
import org.huawu.server.organisation.People;
import org.springframework.stereotype.Component;

/** Names from the database. */
@Component
class StoredNames implements Names {

    private final People people;
    private final DeskLookups lookups;

    StoredNames(People people, DeskLookups lookups) {
        this.people = people;
        this.lookups = lookups;
    }

    @Override
    public void find(PersonId person, Consumer<String> found) {
        lookups.find(
                "the name of person " + person.value(),
                () -> people.person(person),
                known -> found.accept(known.name()));
    }
}
