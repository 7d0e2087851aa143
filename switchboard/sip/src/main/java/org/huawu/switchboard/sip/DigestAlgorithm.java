package org.huawu.switchboard.sip;

/** How digests are made (RFC 8760 2), the better first. */
public enum DigestAlgorithm {
    /** For every phone that knows it. */
    SHA_256("SHA-256", 64),
    /** For old phones. */
    MD5("MD5", 32);

    private final String label;
    private final int characters;

    DigestAlgorithm(String label, int characters) {
        this.label = label;
        this.characters = characters;
    }

    /** The name in headers, and in the JDK. */
    String label() {
        return label;
    }

    /** How many hexadecimal digits a digest has. */
    int characters() {
        return characters;
    }

    /** What a registrar needs to know of a password instead of the password itself (RFC 7616 3.4.2). */
    public String ha1(String account, String realm, String password) {
        return Digest.hash(this, account + ":" + realm + ":" + password);
    }
}
