package org.huawu.server.organisation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.VendorId;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.database.Ids;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.organisation.Client;
import org.huawu.server.organisation.Name;
import org.huawu.server.organisation.People;
import org.huawu.server.organisation.Person;
import org.huawu.server.organisation.Vendor;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StoredPeople implements People {

    private static final int LONGEST_NAME = 100;

    private static final String SELECT = """
            SELECT p.id, p.name, c.id, c.name, c.short_name, v.id, v.name, v.short_name
            FROM organisation.person p
            LEFT JOIN organisation.client c ON c.id = p.client_id
            LEFT JOIN organisation.vendor v ON v.id = p.vendor_id
            """;

    private final JdbcAggregateOperations aggregates;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final AuditTrail audit;

    StoredPeople(JdbcAggregateOperations aggregates, JdbcClient jdbc, Ids ids, AuditTrail audit) {
        this.aggregates = aggregates;
        this.jdbc = jdbc;
        this.ids = ids;
        this.audit = audit;
    }

    @Override
    public Page<Person> people(PageRequest request, @Nullable String words) {
        List<Person> rows = jdbc.sql(SELECT + """
                        WHERE p.id > :after AND p.name ILIKE :like ESCAPE '!'
                        ORDER BY p.id LIMIT :rows""")
                .param("after", request.afterId().orElse(0))
                .param("like", "%" + escaped(words == null ? "" : words.strip()) + "%")
                .param("rows", request.rowsToRead())
                .query(StoredPeople::person)
                .list();
        return Page.of(rows, request, person -> String.valueOf(person.id().value()));
    }

    @Override
    public Optional<Person> person(PersonId id) {
        return jdbc.sql(SELECT + "WHERE p.id = :id")
                .param("id", id.value())
                .query(StoredPeople::person)
                .optional();
    }

    @Override
    public Map<PersonId, Person> named(Collection<PersonId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql(SELECT + "WHERE p.id IN (:ids)")
                .param("ids", ids.stream().map(PersonId::value).toList())
                .query(StoredPeople::person)
                .list()
                .stream()
                .collect(Collectors.toMap(Person::id, Function.identity()));
    }

    @Override
    public PersonId addToInstallation(@Nullable String name) {
        return insert(new PersonRow(ids.next(), checked(name), null, null, Set.of()));
    }

    @Override
    public PersonId addToClient(@Nullable String name, ClientId client) {
        if (!exists("SELECT count(*) FROM organisation.client WHERE id = :id", client.value())) {
            throw unknown("client-unknown", client.value());
        }
        return insert(new PersonRow(ids.next(), checked(name), client.value(), null, Set.of()));
    }

    @Override
    public PersonId addToVendor(@Nullable String name, VendorId vendor, @Nullable ProjectId project) {
        if (!exists("SELECT count(*) FROM organisation.vendor WHERE id = :id", vendor.value())) {
            throw unknown("vendor-unknown", vendor.value());
        }
        Set<PersonRow.WorkInProject> work = project == null ? Set.of() : Set.of(workOf(vendor, project));
        return insert(new PersonRow(ids.next(), checked(name), null, vendor.value(), work));
    }

    @Override
    public void addToProject(PersonId person, VendorId vendor, ProjectId project) {
        PersonRow.WorkInProject work = workOf(vendor, project);
        jdbc.sql("""
                        INSERT INTO organisation.project_person (person_id, project_id, vendor_id, client_id)
                        VALUES (:person, :project, :vendor, :client) ON CONFLICT DO NOTHING""")
                .param("person", person.value())
                .param("project", work.projectId())
                .param("vendor", work.vendorId())
                .param("client", work.clientId())
                .update();
    }

    private PersonRow.WorkInProject workOf(VendorId vendor, ProjectId project) {
        return jdbc.sql("""
                        SELECT client_id FROM organisation.project_vendor
                        WHERE project_id = :project AND vendor_id = :vendor""")
                .param("project", project.value())
                .param("vendor", vendor.value())
                .query(Long.class)
                .optional()
                .map(client -> new PersonRow.WorkInProject(project.value(), vendor.value(), client))
                .orElseThrow(() -> unknown("vendor-not-in-project", project.value()));
    }

    private PersonId insert(PersonRow row) {
        aggregates.insert(row);
        audit.add("person.added", "person/" + row.id(), new Side(row.clientId(), row.vendorId(), null));
        return new PersonId(row.id());
    }

    private boolean exists(String count, long id) {
        return jdbc.sql(count).param("id", id).query(Long.class).single() == 1;
    }

    private static String checked(@Nullable String name) {
        return Name.of("name", name, LONGEST_NAME);
    }

    private static RejectedException unknown(String errorId, long id) {
        return new RejectedException(422, Rejection.of(errorId, "id", String.valueOf(id)));
    }

    /** The characters that mean something to LIKE, taken as themselves. */
    private static String escaped(String words) {
        return words.replace("!", "!!").replace("%", "!%").replace("_", "!_");
    }

    private static Person person(ResultSet row, int n) throws SQLException {
        long client = row.getLong(3);
        long vendor = row.getLong(6);
        return new Person(
                new PersonId(row.getLong(1)),
                row.getString(2),
                client == 0 ? null : new Client(new ClientId(client), row.getString(4), row.getString(5)),
                vendor == 0 ? null : new Vendor(new VendorId(vendor), row.getString(7), row.getString(8)));
    }
}
