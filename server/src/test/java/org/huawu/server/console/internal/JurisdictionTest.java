package org.huawu.server.console.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.huawu.events.AgentRef;
import org.huawu.kernel.ClientId;
import org.huawu.kernel.PersonId;
import org.huawu.kernel.ProjectId;
import org.huawu.kernel.SeatId;
import org.huawu.kernel.TeamId;
import org.huawu.kernel.VendorId;
import org.huawu.server.console.internal.Jurisdiction.Reach;
import org.huawu.server.console.internal.Jurisdiction.Whose;
import org.huawu.server.database.Scope;
import org.huawu.server.identity.Grant;
import org.huawu.server.identity.Language;
import org.huawu.server.identity.Permission;
import org.huawu.server.identity.Rights;
import org.huawu.server.identity.Role;
import org.junit.jupiter.api.Test;

class JurisdictionTest {

    private static final ClientId CLIENT = new ClientId(16);
    private static final VendorId VENDOR = new VendorId(18);
    private static final ProjectId PROJECT = new ProjectId(17);
    private static final TeamId TEAM = new TeamId(15);
    private static final Whose AGENT =
            Whose.of(new AgentRef(new PersonId(1), new SeatId(1), VENDOR, PROJECT, CLIENT), TEAM);

    @Test
    void given_a_leader_when_asked_then_agents_of_the_own_vendor_and_project_are_reached_and_no_others() {
        assertThat(listens(new Grant(Role.VENDOR_LEADER, null, VENDOR, null))).contains(new Reach(VENDOR));
        assertThat(listens(new Grant(Role.VENDOR_LEADER, null, VENDOR, PROJECT)))
                .contains(new Reach(VENDOR));
        assertThat(listens(new Grant(Role.VENDOR_LEADER, null, VENDOR, new ProjectId(27))))
                .isEmpty();
        assertThat(listens(new Grant(Role.VENDOR_LEADER, null, new VendorId(19), null)))
                .isEmpty();
    }

    @Test
    void given_a_leader_of_a_team_when_asked_then_the_agents_of_that_team_are_reached_and_no_others() {
        assertThat(listens(new Grant(Role.VENDOR_LEADER, CLIENT, VENDOR, PROJECT, TEAM)))
                .contains(new Reach(VENDOR));
        assertThat(listens(new Grant(Role.VENDOR_LEADER, CLIENT, VENDOR, PROJECT, new TeamId(14))))
                .isEmpty();
        Whose without = new Whose(CLIENT, VENDOR, PROJECT, null);
        Rights leader = rights(new Grant(Role.VENDOR_LEADER, CLIENT, VENDOR, PROJECT, TEAM));
        assertThat(Jurisdiction.of(leader, Permission.CALL_FORCE, without)).isEmpty();
        assertThat(Jurisdiction.of(leader, Permission.CALL_FORCE, AGENT)).isPresent();
    }

    @Test
    void given_a_supervisor_of_the_client_when_asked_then_agents_of_any_vendor_are_reached_for_that_client_alone() {
        assertThat(listens(new Grant(Role.CLIENT_SUPERVISOR, CLIENT, null, null)))
                .contains(new Reach(null));
        assertThat(listens(new Grant(Role.CLIENT_SUPERVISOR, new ClientId(26), null, null)))
                .isEmpty();
    }

    @Test
    void given_an_administrator_or_an_agent_when_asked_then_nobody_is_reached() {
        assertThat(listens(new Grant(Role.ADMINISTRATOR, null, null, null))).isEmpty();
        assertThat(listens(new Grant(Role.AGENT, null, VENDOR, PROJECT))).isEmpty();
    }

    @Test
    void given_an_agent_who_talks_for_another_client_when_asked_then_the_talk_is_that_clients() {
        Whose talk = new Whose(new ClientId(26), VENDOR, new ProjectId(27), TEAM);
        Rights own = rights(new Grant(Role.CLIENT_SUPERVISOR, CLIENT, null, null));
        Rights other = rights(new Grant(Role.CLIENT_SUPERVISOR, new ClientId(26), null, null));
        Rights leader = rights(new Grant(Role.VENDOR_LEADER, null, VENDOR, PROJECT));
        assertThat(Jurisdiction.of(own, Permission.CALL_LISTEN, talk)).isEmpty();
        assertThat(Jurisdiction.of(leader, Permission.CALL_LISTEN, talk)).isEmpty();
        assertThat(Jurisdiction.of(other, Permission.CALL_LISTEN, talk)).contains(new Reach(null));
    }

    @Test
    void given_two_grants_when_asked_then_one_does_not_lend_its_scope_to_the_other() {
        Grant elsewhere = new Grant(Role.VENDOR_LEADER, null, new VendorId(19), null);
        Grant here = new Grant(Role.AGENT, null, VENDOR, PROJECT);
        assertThat(listens(elsewhere, here)).isEmpty();
    }

    @Test
    void given_a_supervisor_of_the_client_when_asked_for_force_then_nobody_is_reached() {
        Rights rights = rights(new Grant(Role.CLIENT_SUPERVISOR, CLIENT, null, null));
        assertThat(Jurisdiction.of(rights, Permission.CALL_FORCE, AGENT)).isEmpty();
    }

    private static Optional<Reach> listens(Grant... grants) {
        return Jurisdiction.of(rights(grants), Permission.CALL_LISTEN, AGENT);
    }

    private static Rights rights(Grant... grants) {
        return new Rights(new PersonId(9), "a", Language.EN, 1, false, false, List.of(grants), Scope.all());
    }
}
