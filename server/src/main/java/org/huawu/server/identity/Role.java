package org.huawu.server.identity;

import static org.huawu.server.identity.Permission.AUDIT_READ;
import static org.huawu.server.identity.Permission.ORGANISATION_READ;
import static org.huawu.server.identity.Permission.ORGANISATION_WRITE;
import static org.huawu.server.identity.Permission.PEOPLE_READ;
import static org.huawu.server.identity.Permission.PEOPLE_WRITE;
import static org.huawu.server.identity.Permission.STATUS_READ;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/** A named set of permissions. */
public enum Role {
    /** Runs the installation; apart from all business (F-008). */
    ADMINISTRATOR(
            "administrator", ORGANISATION_READ, ORGANISATION_WRITE, PEOPLE_READ, PEOPLE_WRITE, AUDIT_READ, STATUS_READ),
    /** Watches over the vendors on the client's side (F-006). */
    CLIENT_SUPERVISOR("client-supervisor", ORGANISATION_READ, PEOPLE_READ, AUDIT_READ),
    /** Leads a team on the vendor's side (F-005). */
    VENDOR_LEADER("vendor-leader", ORGANISATION_READ, PEOPLE_READ),
    /** Takes contacts (F-005). */
    AGENT("agent", ORGANISATION_READ);

    private final String id;
    private final Set<Permission> permissions;

    Role(String id, Permission... permissions) {
        this.id = id;
        this.permissions = Set.of(permissions);
    }

    /** The name used by the API and stored with a grant. */
    @JsonValue
    public String id() {
        return id;
    }

    public Set<Permission> permissions() {
        return permissions;
    }

    /** The role with this id, if there is one. */
    public static Optional<Role> byId(String id) {
        return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
    }
}
