package org.huawu.switchboard.sip;

/**
 * How a carrier is dealt with, where that differs from one to the other.
 *
 * @param isTrusted whether what its peers say of who calls, and who was called before, is believed (RFC 3325, RFC 5806)
 */
public record TrunkManner(boolean isTrusted) {

    /** Not trusted. */
    public static final TrunkManner PLAIN = new TrunkManner(false);
}
