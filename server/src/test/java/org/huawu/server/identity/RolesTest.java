package org.huawu.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RolesTest {

    /** What is the client's: its standards, skills and certificates, shares, what is kept of its calls, its trail (F-011). */
    private static final Set<String> CLIENTS =
            Set.of("hotline.write", "skill.certify", "share.configure", "recording.keep", "ladder.read", "audit.read");

    /** What is the vendor's: its people's production. */
    private static final Set<String> VENDORS = Set.of("contacts.take", "contacts.dial", "call.force");

    /** What runs the installation. */
    private static final Set<String> INSTALLATIONS = Set.of(
            "organisation.write",
            "people.write",
            "status.read",
            "holidays.configure",
            "ladder.unmask",
            "trunk.configure",
            "telephone.configure");

    @ParameterizedTest
    @EnumSource(Role.class)
    void given_any_role_when_its_permissions_are_read_then_none_is_anothers_own(Role role) {
        Set<String> held =
                role.permissions().stream().map(Permission::getAuthority).collect(Collectors.toSet());
        switch (role.side()) {
            case INSTALLATION -> assertThat(held).doesNotContainAnyElementsOf(VENDORS);
            case CLIENT ->
                assertThat(held).doesNotContainAnyElementsOf(VENDORS).doesNotContainAnyElementsOf(INSTALLATIONS);
            case VENDOR ->
                assertThat(held).doesNotContainAnyElementsOf(CLIENTS).doesNotContainAnyElementsOf(INSTALLATIONS);
        }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void given_any_role_when_its_permissions_are_read_then_each_is_the_own_sides_or_everybodys(Role role) {
        assertThat(role.permissions())
                .isNotEmpty()
                .allMatch(permission -> permission.owner() == null
                        || permission.owner() == role.side()
                        || (role == Role.ADMINISTRATOR && permission.owner() == RoleSide.CLIENT));
    }

    @Test
    void given_every_permission_when_its_owner_is_read_then_it_is_what_the_lists_say() {
        assertThat(ownedBy(RoleSide.CLIENT)).isEqualTo(CLIENTS);
        assertThat(ownedBy(RoleSide.VENDOR)).isEqualTo(VENDORS);
        assertThat(ownedBy(RoleSide.INSTALLATION)).isEqualTo(INSTALLATIONS);
    }

    @Test
    void given_grants_stored_before_when_their_roles_are_read_then_each_is_still_there() {
        assertThat(Stream.of("administrator", "client-supervisor", "vendor-leader", "agent")
                        .map(Role::byId))
                .allMatch(role -> role.isPresent());
        assertThat(Stream.of(Role.values()).map(Role::id)).doesNotHaveDuplicates();
    }

    @Test
    void given_the_leading_group_when_its_permissions_are_read_then_it_changes_nothing() {
        assertThat(Role.CLIENT_LEADING_GROUP.permissions())
                .isEqualTo(EnumSet.of(
                        Permission.ORGANISATION_READ,
                        Permission.PEOPLE_READ,
                        Permission.HOTLINE_READ,
                        Permission.CALLS_READ,
                        Permission.AUDIT_READ,
                        Permission.RECORDING_PLAY));
    }

    private static Set<String> ownedBy(RoleSide side) {
        return List.of(Permission.values()).stream()
                .filter(permission -> Objects.equals(permission.owner(), side))
                .map(Permission::getAuthority)
                .collect(Collectors.toSet());
    }
}
