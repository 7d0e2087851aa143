package org.huawu.server.identity;

import static org.huawu.server.identity.RoleSide.CLIENT;
import static org.huawu.server.identity.RoleSide.INSTALLATION;
import static org.huawu.server.identity.RoleSide.VENDOR;

import org.jspecify.annotations.Nullable;
import org.springframework.security.core.GrantedAuthority;

/** One thing a person may be allowed to do. Where (which client, vendor, project, team) is the grant's scope. */
public enum Permission implements GrantedAuthority {
    ORGANISATION_READ("organisation.read", null, "see clients, vendors and projects"),
    ORGANISATION_WRITE("organisation.write", INSTALLATION, "add clients, vendors and projects"),
    PEOPLE_READ("people.read", null, "see people, their roles and teams"),
    PEOPLE_WRITE("people.write", INSTALLATION, "add people, end and reset their access"),
    TEAM_WRITE("team.write", null, "make teams, bring people in and out"),
    AUDIT_READ("audit.read", CLIENT, "read the audit trail"),
    STATUS_READ("status.read", INSTALLATION, "see how the program and its machine are"),
    HOTLINE_READ("hotline.read", null, "see lines, queues, hours, prompts, skills and shares"),
    HOTLINE_WRITE("hotline.write", CLIENT, "change lines, queues, hours and prompts"),
    HOLIDAYS_CONFIGURE("holidays.configure", INSTALLATION, "enter the public holidays"),
    SKILL_CERTIFY("skill.certify", CLIENT, "define skills, certify agents"),
    SHARE_CONFIGURE("share.configure", CLIENT, "set the shares of vendors"),
    CALLS_READ("calls.read", null, "see calls and what goes on now"),
    CALL_LISTEN("call.listen", null, "listen to talks as they go on"),
    CALL_WHISPER("call.whisper", null, "speak to the agent alone"),
    CALL_BARGE("call.barge", null, "join a talk"),
    CALL_FORCE("call.force", VENDOR, "end talks, set agents ready, not ready or signed out"),
    RECORDING_PLAY("recording.play", null, "play recordings"),
    RECORDING_KEEP("recording.keep", CLIENT, "set how long recordings are kept, hold one"),
    LADDER_READ("ladder.read", CLIENT, "read the signalling of a call"),
    LADDER_UNMASK("ladder.unmask", INSTALLATION, "take the signalling of a call with numbers"),
    TRUNK_CONFIGURE("trunk.configure", INSTALLATION, "set trunks and what may be called"),
    TELEPHONE_CONFIGURE("telephone.configure", INSTALLATION, "set telephones"),
    CONTACTS_TAKE("contacts.take", VENDOR, "take contacts at a desk"),
    CONTACTS_DIAL("contacts.dial", VENDOR, "call out");

    private final String id;
    private final @Nullable RoleSide owner;
    private final String opens;

    Permission(String id, @Nullable RoleSide owner, String opens) {
        this.id = id;
        this.owner = owner;
        this.opens = opens;
    }

    /** The name used by the API and in {@code @PreAuthorize}. */
    @Override
    public String getAuthority() {
        return id;
    }

    /**
     * The side whose roles alone may hold it, besides the administrator, who sets up what is the client's; null where each side holds it
     * for its own.
     */
    public @Nullable RoleSide owner() {
        return owner;
    }

    /** What it opens, in a few words, for docs/roles.md. */
    public String opens() {
        return opens;
    }
}
