package org.huawu.server.organisation.web;

import java.util.Set;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.VendorId;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.organisation.Client;
import org.huawu.server.organisation.Division;
import org.huawu.server.organisation.Parties;
import org.huawu.server.organisation.Project;
import org.huawu.server.organisation.Vendor;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Clients, vendors and projects over HTTP. */
@RestController
@RequestMapping("/api/organisation")
class OrganisationController {

    private final Parties parties;

    OrganisationController(Parties parties) {
        this.parties = parties;
    }

    @GetMapping("/clients")
    @PreAuthorize("hasAuthority('organisation.read')")
    Page<Client> clients(PageRequest request) {
        return parties.clients(request);
    }

    @GetMapping("/vendors")
    @PreAuthorize("hasAuthority('organisation.read')")
    Page<Vendor> vendors(PageRequest request) {
        return parties.vendors(request);
    }

    @GetMapping("/projects")
    @PreAuthorize("hasAuthority('organisation.read')")
    Page<Project> projects(PageRequest request) {
        return parties.projects(request);
    }

    @PostMapping("/clients")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('organisation.write')")
    Client addClient(@RequestBody NewParty client) {
        return parties.addClient(client.name(), client.shortName());
    }

    @PostMapping("/vendors")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('organisation.write')")
    Vendor addVendor(@RequestBody NewParty vendor) {
        return parties.addVendor(vendor.name(), vendor.shortName());
    }

    @PostMapping("/projects")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('organisation.write')")
    Project addProject(@RequestBody NewProject project) {
        return parties.addProject(project.name(), project.clientId(), project.vendorIds());
    }

    @PutMapping("/projects/{id}/division")
    @PreAuthorize("hasAuthority('organisation.write')")
    Project divide(@PathVariable ProjectId id, @RequestBody Division division) {
        return parties.divide(id, division);
    }

    record NewParty(@Nullable String name, @Nullable String shortName) {}

    record NewProject(@Nullable String name, ClientId clientId, Set<VendorId> vendorIds) {}
}
