package org.huawu.server.identity.web;

import org.huawu.kernel.ClientId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.VendorId;
import org.huawu.server.edge.AnswerNotKept;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.identity.Enrolment;
import org.huawu.server.identity.Enrolment.Enrolled;
import org.huawu.server.identity.Enrolment.NewPerson;
import org.huawu.server.identity.Language;
import org.huawu.server.identity.Role;
import org.huawu.server.identity.web.PeopleViews.PersonView;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** People with what they may do, and the acts that begin and end it. */
@RestController
@RequestMapping("/api/identity/people")
class PeopleController {

    private final PeopleViews views;
    private final Enrolment enrolment;

    PeopleController(PeopleViews views, Enrolment enrolment) {
        this.views = views;
        this.enrolment = enrolment;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('people.read')")
    Page<PersonView> people(PageRequest request, @RequestParam(name = "q", required = false) @Nullable String words) {
        return views.page(request, words);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('people.write')")
    @AnswerNotKept
    AddedPerson add(@RequestBody PersonToAdd person) {
        Enrolled added = enrolment.enrol(new NewPerson(
                person.name(),
                person.loginName(),
                person.language(),
                person.role(),
                person.clientId(),
                person.vendorId(),
                person.projectId(),
                true));
        return new AddedPerson(views.one(added.person()), added.initialPassword());
    }

    @PostMapping("/{id}/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('people.write')")
    void end(@PathVariable PersonId id) {
        enrolment.endAccess(id);
    }

    @PostMapping("/{id}/reset")
    @PreAuthorize("hasAuthority('people.write')")
    @AnswerNotKept
    InitialPassword reset(@PathVariable PersonId id) {
        return new InitialPassword(enrolment.reset(id));
    }

    record PersonToAdd(
            @Nullable String name,
            @Nullable String loginName,
            Language language,
            Role role,
            @Nullable ClientId clientId,
            @Nullable VendorId vendorId,
            @Nullable ProjectId projectId) {}

    record AddedPerson(PersonView person, String initialPassword) {}

    record InitialPassword(String initialPassword) {}
}
