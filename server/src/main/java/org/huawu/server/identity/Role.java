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
import static org.huawu.server.identity.Permission.TEAM_WRITE;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A named set of permissions, by the duty that the documents of both sides give it. The name is stored with grants and never changes its
 * meaning; docs/roles.md shows all of them.
 */
public enum Role {
    /** Runs the installation; apart from all business (F-008). */
    ADMINISTRATOR("administrator", RoleSide.INSTALLATION),

    /** Heads the client's group for outsourcing (F-006). */
    CLIENT_GROUP_HEAD("client-group-head", RoleSide.CLIENT),
    /** Heads the client's people on site. */
    CLIENT_PROJECT_MANAGER("client-project-manager", RoleSide.CLIENT),
    /** Watches over the vendors' operation on site. */
    CLIENT_SUPERVISOR("client-supervisor", RoleSide.CLIENT),
    /** Guides the business. */
    CLIENT_BUSINESS_SUPERVISOR("client-business-supervisor", RoleSide.CLIENT),
    /** Watches over quality. */
    CLIENT_QUALITY_SUPERVISOR("client-quality-supervisor", RoleSide.CLIENT),
    /** Guides certain teams. */
    CLIENT_COACH("client-coach", RoleSide.CLIENT),
    /** Deals with the vendors as partners. */
    CLIENT_PARTNER_MANAGER("client-partner-manager", RoleSide.CLIENT),
    /** Contracts and prices. */
    CLIENT_COMMERCIAL_MANAGER("client-commercial-manager", RoleSide.CLIENT),
    /** Business information, training, interfaces. */
    CLIENT_SUPPORT_MANAGER("client-support-manager", RoleSide.CLIENT),
    /** The client's leading group: sees all, changes nothing. */
    CLIENT_LEADING_GROUP("client-leading-group", RoleSide.CLIENT),

    /** Answers for the whole project on the vendor's side (F-005). */
    VENDOR_PROJECT_MANAGER("vendor-project-manager", RoleSide.VENDOR),
    /** Directs the operation (F-007). */
    VENDOR_OPERATIONS_DIRECTOR("vendor-operations-director", RoleSide.VENDOR),
    /** On duty on site. */
    VENDOR_OPERATIONS_MANAGER("vendor-operations-manager", RoleSide.VENDOR),
    /** Leads the team leaders; faces the client's supervisors. */
    VENDOR_OPERATIONS_SUPERVISOR("vendor-operations-supervisor", RoleSide.VENDOR),
    /** Trains. */
    VENDOR_TRAINING_ADMINISTRATOR("vendor-training-administrator", RoleSide.VENDOR),
    /** Personnel and teams. */
    VENDOR_TEAM_ADMINISTRATOR("vendor-team-administrator", RoleSide.VENDOR),
    /** Monthly performance, general matters. */
    VENDOR_GENERAL_ADMINISTRATOR("vendor-general-administrator", RoleSide.VENDOR),
    /** Leads a team. */
    VENDOR_LEADER("vendor-leader", RoleSide.VENDOR),
    /** Takes contacts. */
    AGENT("agent", RoleSide.VENDOR),
    /** Checks quality. */
    VENDOR_QUALITY_INSPECTOR("vendor-quality-inspector", RoleSide.VENDOR),
    /** Heads those who check quality. */
    VENDOR_QUALITY_HEAD("vendor-quality-head", RoleSide.VENDOR),
    /** Looks a second time at what was checked. */
    VENDOR_INSPECTOR("vendor-inspector", RoleSide.VENDOR),
    /** Asks customers afterwards. */
    VENDOR_FOLLOW_UP("vendor-follow-up", RoleSide.VENDOR),
    /** Surveys and analysis. */
    VENDOR_INFORMATION("vendor-information", RoleSide.VENDOR),
    /** Carries out dispatched work outside. */
    VENDOR_FIELD_STAFF("vendor-field-staff", RoleSide.VENDOR),
    /** The vendor's technicians. */
    VENDOR_TECHNOLOGY("vendor-technology", RoleSide.VENDOR);

    private final String id;
    private final RoleSide side;

    Role(String id, RoleSide side) {
        this.id = id;
        this.side = side;
    }

    /** The name used by the API and stored with a grant. */
    @JsonValue
    public String id() {
        return id;
    }

    /** On whose side it is held: decides which parties a grant of it names. */
    public RoleSide side() {
        return side;
    }

    /** Whether a grant of it has to name a project. */
    public boolean needsProject() {
        return this == AGENT;
    }

    /** What a person of this role may do within the grant's scope. */
    public Set<Permission> permissions() {
        return switch (side) {
            // takes no contacts and hears no talk: whoever runs the system works for neither side
            case INSTALLATION ->
                EnumSet.complementOf(
                        EnumSet.of(CONTACTS_TAKE, CONTACTS_DIAL, CALL_LISTEN, CALL_WHISPER, CALL_BARGE, CALL_FORCE));
            case CLIENT -> ofClient();
            case VENDOR -> ofVendor();
        };
    }

    private Set<Permission> ofClient() {
        return switch (this) {
            case CLIENT_PROJECT_MANAGER -> {
                Set<Permission> all = CLIENT_SUPERVISOR.ofClient();
                all.add(TEAM_WRITE);
                yield all;
            }
            case CLIENT_SUPERVISOR ->
                looking(
                        AUDIT_READ,
                        SKILL_CERTIFY,
                        SHARE_CONFIGURE,
                        CALL_LISTEN,
                        CALL_WHISPER,
                        CALL_BARGE,
                        RECORDING_PLAY,
                        RECORDING_KEEP,
                        LADDER_READ);
            case CLIENT_GROUP_HEAD ->
                looking(
                        AUDIT_READ,
                        SKILL_CERTIFY,
                        SHARE_CONFIGURE,
                        CALL_LISTEN,
                        RECORDING_PLAY,
                        RECORDING_KEEP,
                        LADDER_READ);
            case CLIENT_BUSINESS_SUPERVISOR -> looking(SKILL_CERTIFY, CALL_LISTEN, RECORDING_PLAY);
            case CLIENT_QUALITY_SUPERVISOR -> looking(AUDIT_READ, CALL_LISTEN, RECORDING_PLAY, RECORDING_KEEP);
            case CLIENT_COACH -> looking(CALL_LISTEN, CALL_WHISPER, RECORDING_PLAY);
            case CLIENT_PARTNER_MANAGER -> looking(AUDIT_READ, SHARE_CONFIGURE);
            case CLIENT_SUPPORT_MANAGER -> looking(SKILL_CERTIFY);
            case CLIENT_LEADING_GROUP -> looking(AUDIT_READ, RECORDING_PLAY);
            // contracts and prices come with the settlement
            default -> EnumSet.of(ORGANISATION_READ, HOTLINE_READ);
        };
    }

    private Set<Permission> ofVendor() {
        return switch (this) {
            case VENDOR_PROJECT_MANAGER -> looking(TEAM_WRITE, CALL_LISTEN, RECORDING_PLAY);
            case VENDOR_TRAINING_ADMINISTRATOR, VENDOR_QUALITY_INSPECTOR -> looking(CALL_LISTEN, RECORDING_PLAY);
            case VENDOR_OPERATIONS_DIRECTOR, VENDOR_OPERATIONS_MANAGER, VENDOR_OPERATIONS_SUPERVISOR ->
                looking(TEAM_WRITE, CALL_LISTEN, CALL_WHISPER, CALL_BARGE, CALL_FORCE, RECORDING_PLAY);
            case VENDOR_LEADER -> looking(CALL_LISTEN, CALL_WHISPER, CALL_BARGE, CALL_FORCE, RECORDING_PLAY);
            case VENDOR_QUALITY_HEAD -> looking(CALL_LISTEN, CALL_WHISPER, RECORDING_PLAY);
            case VENDOR_INSPECTOR -> looking(RECORDING_PLAY);
            case VENDOR_GENERAL_ADMINISTRATOR -> looking();
            case VENDOR_TEAM_ADMINISTRATOR -> EnumSet.of(ORGANISATION_READ, PEOPLE_READ, TEAM_WRITE);
            case VENDOR_FOLLOW_UP, VENDOR_INFORMATION, VENDOR_TECHNOLOGY ->
                EnumSet.of(ORGANISATION_READ, HOTLINE_READ, CALLS_READ);
            case AGENT -> EnumSet.of(ORGANISATION_READ, CONTACTS_TAKE, CONTACTS_DIAL);
            // tickets sent outside come with the tickets
            default -> EnumSet.of(ORGANISATION_READ);
        };
    }

    /** What nearly every role sees of its own scope, and more. */
    private static Set<Permission> looking(Permission... more) {
        EnumSet<Permission> all = EnumSet.of(ORGANISATION_READ, PEOPLE_READ, HOTLINE_READ, CALLS_READ);
        all.addAll(List.of(more));
        return all;
    }

    /** The role with this id, if there is one. */
    public static Optional<Role> byId(String id) {
        return Arrays.stream(values()).filter(role -> role.id.equals(id)).findFirst();
    }
}
