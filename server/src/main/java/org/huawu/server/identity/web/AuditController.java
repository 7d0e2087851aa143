package org.huawu.server.identity.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.huawu.kernel.PersonId;
import org.huawu.server.audit.AuditEntry;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.organisation.People;
import org.huawu.server.organisation.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The audit trail, as far as the reader's scope reaches. */
@RestController
@RequestMapping("/api/identity/audit")
class AuditController {

    private final AuditTrail audit;
    private final People people;

    AuditController(AuditTrail audit, People people) {
        this.audit = audit;
        this.people = people;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('audit.read')")
    @Transactional(readOnly = true)
    Page<EntryView> entries(PageRequest request) {
        Page<AuditEntry> page = audit.entries(request);
        var names = people.named(page.items().stream()
                .map(AuditEntry::person)
                .filter(person -> person != null)
                .distinct()
                .toList());
        return page.map(entry -> new EntryView(
                String.valueOf(entry.id()),
                entry.at(),
                who(entry.person(), names),
                entry.action(),
                entry.subject(),
                entry.address(),
                entry.changes()));
    }

    private static @Nullable Who who(@Nullable PersonId person, Map<PersonId, Person> names) {
        if (person == null) {
            return null;
        }
        Person known = names.get(person);
        return new Who(person, known == null ? null : known.name());
    }

    /** Who acted; the name is null when the person is out of the reader's scope. */
    record Who(PersonId id, @Nullable String name) {}

    record EntryView(
            String id,
            Instant at,
            @Nullable Who who,
            String action,
            String subject,
            String from,
            List<AuditEntry.Change> changes) {}
}
