package org.huawu.server.identity.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.huawu.kernel.Rejection;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.edge.RejectedException;
import org.huawu.server.organisation.Client;
import org.huawu.server.organisation.Parties;
import org.huawu.server.organisation.Project;
import org.huawu.server.organisation.Team;
import org.huawu.server.organisation.Teams;
import org.huawu.server.organisation.Vendor;
import org.jspecify.annotations.Nullable;

/** The parties that the scope reaches, found by their names. Made for one list, read once. */
final class NamedParties {

    private final List<Client> clients;
    private final List<Vendor> vendors;
    private final List<Project> projects;
    private final List<Team> teams;

    NamedParties(Parties parties, Teams teams) {
        this.clients = all(parties::clients);
        this.vendors = all(parties::vendors);
        this.projects = all(parties::projects);
        this.teams = all(request -> teams.teams(request, null));
    }

    @Nullable
    Client client(@Nullable String name) {
        return found("client", name, clients, each -> is(name, each.name()) || is(name, each.shortName()));
    }

    @Nullable
    Vendor vendor(@Nullable String name) {
        return found("vendor", name, vendors, each -> is(name, each.name()) || is(name, each.shortName()));
    }

    @Nullable
    Project project(@Nullable String name) {
        return found("project", name, projects, each -> is(name, each.name()));
    }

    /** Of the project and the vendor where they are named. */
    @Nullable
    Team team(@Nullable String name, @Nullable Project project, @Nullable Vendor vendor) {
        return found(
                "team",
                name,
                teams,
                each -> is(name, each.name())
                        && (project == null || project.id().equals(each.projectId()))
                        && (vendor == null || vendor.id().equals(each.vendorId())));
    }

    private static <T> @Nullable T found(String field, @Nullable String name, List<T> all, Predicate<T> isMeant) {
        if (name == null || name.isBlank()) {
            return null;
        }
        List<T> meant = all.stream().filter(isMeant).toList();
        if (meant.size() != 1) {
            Map<String, Object> facts = Map.of("field", field, "name", shown(name));
            throw new RejectedException(
                    422,
                    meant.isEmpty()
                            ? new Rejection("import-party-unknown", facts)
                            : new Rejection("import-party-ambiguous", facts));
        }
        return meant.getFirst();
    }

    private static boolean is(@Nullable String wanted, String name) {
        return wanted != null && wanted.strip().equals(name);
    }

    private static String shown(String name) {
        String text = name.strip();
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private static <T> List<T> all(Function<PageRequest, Page<T>> pages) {
        List<T> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<T> page = pages.apply(PageRequest.parse(String.valueOf(PageRequest.MAX_LIMIT), cursor));
            all.addAll(page.items());
            cursor = page.next();
        } while (cursor != null);
        return all;
    }
}
