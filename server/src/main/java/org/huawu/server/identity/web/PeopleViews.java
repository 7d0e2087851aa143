package org.huawu.server.identity.web;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import org.huawu.kernel.PersonId;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.identity.Role;
import org.huawu.server.identity.internal.AccessOfPeople;
import org.huawu.server.identity.internal.AccessOfPeople.Access;
import org.huawu.server.organisation.People;
import org.huawu.server.organisation.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** People as lists show them: who they are from organisation, what they may do from identity. */
@Component
class PeopleViews {

    private final People people;
    private final AccessOfPeople access;

    PeopleViews(People people, AccessOfPeople access) {
        this.people = people;
        this.access = access;
    }

    /** On which side a person stands. */
    enum SideView {
        CLIENT("client"),
        VENDOR("vendor"),
        SYSTEM("system");

        private final String id;

        SideView(String id) {
            this.id = id;
        }

        @JsonValue
        String id() {
            return id;
        }
    }

    record PartyView(String id, String name) {}

    /**
     * A person in a list.
     *
     * @param loginName null for people of the other side: their accounts are not shown
     */
    record PersonView(
            PersonId id,
            String name,
            SideView side,
            @Nullable PartyView party,
            @Nullable String loginName,
            List<Role> roles,
            boolean active) {}

    @Transactional(readOnly = true)
    Page<PersonView> page(PageRequest request, @Nullable String words) {
        Page<Person> page = people.people(request, words);
        var accesses = access.of(page.items().stream().map(p -> p.id().value()).toList());
        return page.map(person -> view(person, accesses.getOrDefault(person.id().value(), Access.NONE)));
    }

    @Transactional(readOnly = true)
    PersonView one(PersonId id) {
        Person person = people.person(id).orElseThrow();
        return view(person, access.of(List.of(id.value())).getOrDefault(id.value(), Access.NONE));
    }

    private static PersonView view(Person person, Access access) {
        return new PersonView(
                person.id(),
                person.name(),
                side(person),
                party(person),
                access.loginName(),
                access.roles(),
                access.active());
    }

    private static SideView side(Person person) {
        if (person.client() != null) {
            return SideView.CLIENT;
        }
        return person.vendor() != null ? SideView.VENDOR : SideView.SYSTEM;
    }

    private static @Nullable PartyView party(Person person) {
        if (person.client() != null) {
            return new PartyView(
                    String.valueOf(person.client().id().value()),
                    person.client().name());
        }
        if (person.vendor() != null) {
            return new PartyView(
                    String.valueOf(person.vendor().id().value()),
                    person.vendor().name());
        }
        return null;
    }
}
