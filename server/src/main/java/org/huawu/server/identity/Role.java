package org.huawu.server.identity;

import static org.huawu.server.identity.Permission.AUDIT_READ;
import static org.huawu.server.identity.Permission.CALLS_READ;
import static org.huawu.server.identity.Permission.CALL_BARGE;
import static org.huawu.server.identity.Permission.CALL_FORCE;
import static org.huawu.server.identity.Permission.CALL_LISTEN;
import static org.huawu.server.identity.Permission.CALL_WHISPER;
import static org.huawu.server.identity.Permission.CONTACTS_DIAL;
import static org.huawu.server.identity.Permission.CONTACTS_TAKE;
import static org.huawu.server.identity.Permission.HOTLINE_READ;
import static org.huawu.server.identity.Permission.LADDER_READ;
import static org.huawu.server.identity.Permission.ORGANISATION_READ;
import static org.huawu.server.identity.Permission.PEOPLE_READ;
import static org.huawu.server.identity.Permission.RECORDING_KEEP;
import static org.huawu.server.identity.Permission.RECORDING_PLAY;
import static org.huawu.server.identity.Permission.SHARE_CONFIGURE;
import static org.huawu.server.identity.Permission.SKILL_CERTIFY;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** A named set of permissions. */
public enum Role {
    /** Runs the installation; apart from all business (F-008). */
    ADMINISTRATOR("administrator"),
    /** Watches over the vendors on the client's side (F-006). */
    CLIENT_SUPERVISOR("client-supervisor"),
    /** Leads a team on the vendor's side (F-005). */
    VENDOR_LEADER("vendor-leader"),
    /** Takes contacts (F-005). */
    AGENT("agent");

    private final String id;

    Role(String id) {
        this.id = id;
    }

    /** The name used by the API and stored with a grant. */
    @JsonValue
    public String id() {
        return id;
    }

    /** What a person of this role may do within the grant's scope. */
    public Set<Permission> permissions() {
        return switch (this) {
            // takes no contacts and hears no talk: whoever runs the system works for neither side
            case ADMINISTRATOR ->
                EnumSet.complementOf(
                        EnumSet.of(CONTACTS_TAKE, CONTACTS_DIAL, CALL_LISTEN, CALL_WHISPER, CALL_BARGE, CALL_FORCE));
            case CLIENT_SUPERVISOR ->
                EnumSet.of(
                        ORGANISATION_READ,
                        PEOPLE_READ,
                        AUDIT_READ,
                        HOTLINE_READ,
                        SKILL_CERTIFY,
                        SHARE_CONFIGURE,
                        CALLS_READ,
                        CALL_LISTEN,
                        CALL_WHISPER,
                        CALL_BARGE,
                        RECORDING_PLAY,
                        RECORDING_KEEP,
                        LADDER_READ);
            case VENDOR_LEADER ->
                EnumSet.of(
                        ORGANISATION_READ,
                        PEOPLE_READ,
                        HOTLINE_READ,
                        CALLS_READ,
                        CALL_LISTEN,
                        CALL_WHISPER,
                        CALL_BARGE,
                        CALL_FORCE,
                        RECORDING_PLAY);
            case AGENT -> EnumSet.of(ORGANISATION_READ, CONTACTS_TAKE, CONTACTS_DIAL);
        };
    }

    /** The role with this id, if there is one. */
    public static Optional<Role> byId(String id) {
        return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
    }
}
