package org.huawu.server.organisation.web;

import java.time.LocalDate;
import java.util.List;
import org.huawu.kernel.TeamId;
import org.huawu.server.edge.Page;
import org.huawu.server.edge.PageRequest;
import org.huawu.server.organisation.Team;
import org.huawu.server.organisation.Teams;
import org.huawu.server.organisation.Teams.EndOfTime;
import org.huawu.server.organisation.Teams.TimeInTeam;
import org.huawu.server.organisation.Teams.WantedTeam;
import org.huawu.server.organisation.Teams.WantedTime;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Teams over HTTP. */
@RestController
@RequestMapping("/api/organisation/teams")
class TeamsController {

    private final Teams teams;

    TeamsController(Teams teams) {
        this.teams = teams;
    }

    @GetMapping
    @PreAuthorize("hasAuthority('people.read')")
    Page<Team> teams(PageRequest request, @RequestParam(required = false) @Nullable LocalDate day) {
        return teams.teams(request, day);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('team.write')")
    Team add(@RequestBody WantedTeam wanted) {
        return teams.add(wanted);
    }

    @PutMapping("/{id}")
    @PreAuthorize("hasAuthority('team.write')")
    Team rename(@PathVariable TeamId id, @RequestBody NewName name) {
        return teams.rename(id, name.name());
    }

    @GetMapping("/{id}/people")
    @PreAuthorize("hasAuthority('people.read')")
    List<TimeInTeam> people(@PathVariable TeamId id, @RequestParam(required = false) @Nullable LocalDate day) {
        return teams.people(id, day);
    }

    @PostMapping("/{id}/people")
    @ResponseStatus(HttpStatus.CREATED)
    @PreAuthorize("hasAuthority('team.write')")
    TimeInTeam bring(@PathVariable TeamId id, @RequestBody WantedTime wanted) {
        return teams.bring(id, wanted);
    }

    @PostMapping("/{id}/people/end")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @PreAuthorize("hasAuthority('team.write')")
    void end(@PathVariable TeamId id, @RequestBody EndOfTime end) {
        teams.end(id, end);
    }

    record NewName(@Nullable String name) {}
}
