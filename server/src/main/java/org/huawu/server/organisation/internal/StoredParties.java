package org.huawu.server.organisation.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.Rejection;
import org.huawu.kernel.VendorId;
import org.huawu.server.audit.AuditEntry.Change;
import org.huawu.server.audit.AuditTrail;
import org.huawu.server.audit.AuditTrail.Side;
import org.huawu.server.database.Ids;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.organisation.Client;
import org.huawu.server.organisation.Division;
import org.huawu.server.organisation.Division.Holder;
import org.huawu.server.organisation.Name;
import org.huawu.server.organisation.Parties;
import org.huawu.server.organisation.Project;
import org.huawu.server.organisation.Vendor;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.jdbc.core.JdbcAggregateOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class StoredParties implements Parties {

    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_SHORT_NAME = 30;

    private final JdbcAggregateOperations aggregates;
    private final JdbcClient jdbc;
    private final Ids ids;
    private final AuditTrail audit;

    StoredParties(JdbcAggregateOperations aggregates, JdbcClient jdbc, Ids ids, AuditTrail audit) {
        this.aggregates = aggregates;
        this.jdbc = jdbc;
        this.ids = ids;
        this.audit = audit;
    }

    @Override
    public Page<Client> clients(PageRequest request) {
        List<Client> rows = jdbc.sql("""
                        SELECT id, name, short_name FROM organisation.client
                        WHERE id > :after ORDER BY id LIMIT :rows""")
                .param("after", request.afterId().orElse(0))
                .param("rows", request.rowsToRead())
                .query((row, n) -> client(row))
                .list();
        return Page.of(rows, request, client -> String.valueOf(client.id().value()));
    }

    @Override
    public Page<Vendor> vendors(PageRequest request) {
        List<Vendor> rows = jdbc.sql("""
                        SELECT id, name, short_name FROM organisation.vendor
                        WHERE id > :after ORDER BY id LIMIT :rows""")
                .param("after", request.afterId().orElse(0))
                .param("rows", request.rowsToRead())
                .query((row, n) -> vendor(row, 1))
                .list();
        return Page.of(rows, request, vendor -> String.valueOf(vendor.id().value()));
    }

    @Override
    public Page<Project> projects(PageRequest request) {
        List<Project> rows = readProjects(request.afterId(), null, request.rowsToRead());
        return Page.of(rows, request, project -> String.valueOf(project.id().value()));
    }

    @Override
    public Optional<Client> client(ClientId id) {
        return jdbc.sql("SELECT id, name, short_name FROM organisation.client WHERE id = :id")
                .param("id", id.value())
                .query((row, n) -> client(row))
                .optional();
    }

    @Override
    public Optional<Vendor> vendor(VendorId id) {
        return jdbc.sql("SELECT id, name, short_name FROM organisation.vendor WHERE id = :id")
                .param("id", id.value())
                .query((row, n) -> vendor(row, 1))
                .optional();
    }

    @Override
    public Optional<Project> project(ProjectId id) {
        return readProjects(OptionalLong.empty(), id.value(), 1).stream().findFirst();
    }

    @Override
    public Set<ProjectId> projectsOf(VendorId vendor) {
        return jdbc
                .sql("SELECT project_id FROM organisation.project_vendor WHERE vendor_id = :vendor")
                .param("vendor", vendor.value())
                .query(Long.class)
                .list()
                .stream()
                .map(ProjectId::new)
                .collect(Collectors.toSet());
    }

    @Override
    public Client addClient(@Nullable String name, @Nullable String shortName) {
        ClientRow row = new ClientRow(
                ids.next(), Name.of("name", name, LONGEST_NAME), Name.of("shortName", shortName, LONGEST_SHORT_NAME));
        unlessTaken(row.shortName(), () -> aggregates.insert(row));
        audit.add("client.added", "client/" + row.id(), Side.ofClient(row.id()));
        return new Client(new ClientId(row.id()), row.name(), row.shortName());
    }

    @Override
    public Vendor addVendor(@Nullable String name, @Nullable String shortName) {
        VendorRow row = new VendorRow(
                ids.next(), Name.of("name", name, LONGEST_NAME), Name.of("shortName", shortName, LONGEST_SHORT_NAME));
        unlessTaken(row.shortName(), () -> aggregates.insert(row));
        audit.add("vendor.added", "vendor/" + row.id(), Side.ofVendor(row.id()));
        return new Vendor(new VendorId(row.id()), row.name(), row.shortName());
    }

    @Override
    public Project addProject(@Nullable String name, ClientId client, Set<VendorId> vendors) {
        String checkedName = Name.of("name", name, LONGEST_NAME);
        if (vendors.isEmpty()) {
            throw new RejectedException(422, Rejection.of("project-without-vendor"));
        }
        if (vendors.size() > MOST_VENDORS) {
            throw new RejectedException(422, Rejection.of("too-many-vendors", "most", MOST_VENDORS));
        }
        requireKnown(client, vendors);
        Set<ProjectRow.VendorInProject> inProject = vendors.stream()
                .map(vendor -> new ProjectRow.VendorInProject(vendor.value(), client.value()))
                .collect(Collectors.toSet());
        ProjectRow row = new ProjectRow(ids.next(), checkedName, client.value(), inProject);
        unlessTaken(checkedName, () -> aggregates.insert(row));
        audit.add("project.added", "project/" + row.id(), Side.ofClient(client.value()));
        return project(new ProjectId(row.id())).orElseThrow();
    }

    @Override
    public Project divide(ProjectId id, Division division) {
        Project project = project(id)
                .orElseThrow(() ->
                        new RejectedException(404, Rejection.of("no-such-project", "id", String.valueOf(id.value()))));
        List<Change> changed = Change.between(fields(project.division()), fields(division));
        if (!changed.isEmpty()) {
            jdbc.sql("""
                            UPDATE organisation.project
                            SET system_owner = :system, site_owner = :site, agents_by = :agents WHERE id = :id""")
                    .param("system", division.systemOwner().id())
                    .param("site", division.siteOwner().id())
                    .param("agents", division.agentsBy().id())
                    .param("id", id.value())
                    .update();
            audit.add(
                    "project.divided",
                    "project/" + id.value(),
                    Side.ofClient(project.client().id().value()),
                    changed);
        }
        return project(id).orElseThrow();
    }

    private static SequencedMap<String, String> fields(Division division) {
        SequencedMap<String, String> fields = new LinkedHashMap<>();
        fields.put("systemOwner", division.systemOwner().id());
        fields.put("siteOwner", division.siteOwner().id());
        fields.put("agentsBy", division.agentsBy().id());
        return fields;
    }

    private void requireKnown(ClientId client, Set<VendorId> vendors) {
        boolean clientKnown = jdbc.sql("SELECT count(*) FROM organisation.client WHERE id = :id")
                        .param("id", client.value())
                        .query(Long.class)
                        .single()
                == 1;
        if (!clientKnown) {
            throw new RejectedException(422, Rejection.of("client-unknown", "id", String.valueOf(client.value())));
        }
        Set<Long> wanted = vendors.stream().map(VendorId::value).collect(Collectors.toCollection(HashSet::new));
        wanted.removeAll(jdbc.sql("SELECT id FROM organisation.vendor WHERE id IN (:ids)")
                .param("ids", Set.copyOf(wanted))
                .query(Long.class)
                .list());
        if (!wanted.isEmpty()) {
            long unknown = wanted.iterator().next();
            throw new RejectedException(422, Rejection.of("vendor-unknown", "id", String.valueOf(unknown)));
        }
    }

    private List<Project> readProjects(OptionalLong after, @Nullable Long id, int rows) {
        List<Project> found = jdbc.sql("""
                        SELECT p.id, p.name, c.id, c.name, c.short_name, p.system_owner, p.site_owner, p.agents_by
                        FROM organisation.project p JOIN organisation.client c ON c.id = p.client_id
                        WHERE p.id > :after AND (CAST(:id AS bigint) IS NULL OR p.id = :id)
                        ORDER BY p.id LIMIT :rows""")
                .param("after", after.orElse(0))
                .param("id", id)
                .param("rows", rows)
                .query((row, n) -> new Project(
                        new ProjectId(row.getLong(1)),
                        row.getString(2),
                        new Client(new ClientId(row.getLong(3)), row.getString(4), row.getString(5)),
                        List.of(),
                        new Division(
                                Holder.byId(row.getString(6)),
                                Holder.byId(row.getString(7)),
                                Holder.byId(row.getString(8)))))
                .list();
        Map<Long, List<Vendor>> vendors = vendorsOf(found);
        return found.stream()
                .map(p -> new Project(
                        p.id(), p.name(), p.client(), vendors.getOrDefault(p.id().value(), List.of()), p.division()))
                .toList();
    }

    private Map<Long, List<Vendor>> vendorsOf(List<Project> projects) {
        if (projects.isEmpty()) {
            return Map.of();
        }
        Map<Long, List<Vendor>> byProject = new HashMap<>();
        jdbc.sql("""
                        SELECT pv.project_id, v.id, v.name, v.short_name
                        FROM organisation.project_vendor pv JOIN organisation.vendor v ON v.id = pv.vendor_id
                        WHERE pv.project_id IN (:ids) ORDER BY pv.project_id, v.id""")
                .param("ids", projects.stream().map(p -> p.id().value()).toList())
                .query(row -> {
                    byProject
                            .computeIfAbsent(row.getLong(1), project -> new ArrayList<>())
                            .add(vendor(row, 2));
                });
        return byProject;
    }

    private static Client client(ResultSet row) throws SQLException {
        return new Client(new ClientId(row.getLong(1)), row.getString(2), row.getString(3));
    }

    private static Vendor vendor(ResultSet row, int column) throws SQLException {
        return new Vendor(new VendorId(row.getLong(column)), row.getString(column + 1), row.getString(column + 2));
    }

    private static <T> T unlessTaken(String name, Supplier<T> insert) {
        try {
            return insert.get();
        } catch (DuplicateKeyException e) {
            throw new RejectedException(409, Rejection.of("name-taken", "name", name));
        }
    }
}
