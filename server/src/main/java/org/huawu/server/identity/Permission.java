package org.huawu.server.identity;

import org.springframework.security.core.GrantedAuthority;

/** One thing a person may be allowed to do. Where (which client, vendor, project) is the grant's scope. */
public enum Permission implements GrantedAuthority {
    ORGANISATION_READ("organisation.read"),
    ORGANISATION_WRITE("organisation.write"),
    PEOPLE_READ("people.read"),
    PEOPLE_WRITE("people.write"),
    AUDIT_READ("audit.read"),
    STATUS_READ("status.read"),
    HOTLINE_READ("hotline.read"),
    HOTLINE_WRITE("hotline.write"),
    HOLIDAYS_CONFIGURE("holidays.configure"),
    SKILL_CERTIFY("skill.certify"),
    SHARE_CONFIGURE("share.configure"),
    CALLS_READ("calls.read"),
    CALL_LISTEN("call.listen"),
    CALL_WHISPER("call.whisper"),
    CALL_BARGE("call.barge"),
    CALL_FORCE("call.force"),
    RECORDING_PLAY("recording.play"),
    RECORDING_KEEP("recording.keep"),
    LADDER_READ("ladder.read"),
    LADDER_UNMASK("ladder.unmask"),
    TRUNK_CONFIGURE("trunk.configure"),
    TELEPHONE_CONFIGURE("telephone.configure"),
    CONTACTS_TAKE("contacts.take"),
    CONTACTS_DIAL("contacts.dial");

    private final String id;

    Permission(String id) {
        this.id = id;
    }

    /** The name used by the API and in {@code @PreAuthorize}. */
    @Override
    public String getAuthority() {
        return id;
    }
}
