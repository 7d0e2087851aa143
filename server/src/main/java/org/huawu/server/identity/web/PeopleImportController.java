package org.huawu.server.identity.web;

import java.util.List;
import java.util.stream.IntStream;
import org.huawu.server.edge.AnswerNotKept;
import org.huawu.server.edge.RejectionTexts;
import org.huawu.server.identity.Enrolment.Enrolled;
import org.huawu.server.identity.PeopleImport;
import org.huawu.server.identity.PeopleImport.Row;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Many people at once: looked at first, then brought in, all or none. */
@RestController
class PeopleImportController {

    private final PeopleImport people;
    private final RejectionTexts texts;

    PeopleImportController(PeopleImport people, RejectionTexts texts) {
        this.people = people;
        this.texts = texts;
    }

    /** Tries the rows and changes nothing. */
    @PostMapping("/api/identity/people/import/check")
    @PreAuthorize("hasAuthority('people.write')")
    CheckedRows check(@RequestBody Rows rows, SignedIn in) {
        String language = in.rights().language().id();
        return new CheckedRows(people.check(rows.rows()).stream()
                .map(refused -> new RowProblem(
                        refused.row(),
                        refused.why().errorId(),
                        texts.of(refused.why(), language).detail()))
                .toList());
    }

    @PostMapping("/api/identity/people/import")
    @PreAuthorize("hasAuthority('people.write')")
    @AnswerNotKept
    BroughtIn bring(@RequestBody Rows rows) {
        List<Enrolled> enrolled = people.bring(rows.rows());
        return new BroughtIn(IntStream.range(0, enrolled.size())
                .mapToObj(i -> new NewAccount(
                        i + 1, enrolled.get(i).loginName(), enrolled.get(i).initialPassword()))
                .toList());
    }

    record Rows(List<Row> rows) {}

    record CheckedRows(List<RowProblem> problems) {}

    /** What is wrong with a row, from 1 on, in the reader's language. */
    record RowProblem(int row, String errorId, String detail) {}

    record BroughtIn(List<NewAccount> accounts) {}

    record NewAccount(int row, String loginName, String initialPassword) {}
}
