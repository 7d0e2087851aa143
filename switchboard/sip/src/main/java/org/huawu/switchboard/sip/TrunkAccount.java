package org.huawu.switchboard.sip;

/**
 * How we say to a carrier who we are, where it asks (RFC 3261 22).
 *
 * @param user 1..64 characters
 * @param password in clear, since the realm, which its digest is made with, is the carrier's to name
 */
public record TrunkAccount(String user, String password) {

    public TrunkAccount {
        boolean isUser = !user.isEmpty()
                && user.length() <= 64
                && user.chars().noneMatch(c -> c < ' ' || c == '"' || c == '\\' || c == ':');
        if (!isUser) {
            throw new IllegalArgumentException("not a user");
        }
    }

    /** Never the password. */
    @Override
    public String toString() {
        return "TrunkAccount[" + user + "]";
    }
}
