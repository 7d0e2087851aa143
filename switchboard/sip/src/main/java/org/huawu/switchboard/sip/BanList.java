package org.huawu.switchboard.sip;

import java.net.InetAddress;

/** Addresses that are not answered. The program that embeds the switchboard gives it. May be asked by any thread; must not block. */
public interface BanList {

    /** Nobody is banned. */
    BanList NONE = new BanList() {
        @Override
        public boolean isBanned(InetAddress address) {
            return false;
        }

        @Override
        public void ban(InetAddress address, long untilMs) {
            // for those who want no bans
        }
    };

    /** Whether requests from there are dropped. */
    boolean isBanned(InetAddress address);

    /**
     * Asks for a ban, which the list may refuse, as for known trunks.
     *
     * @param untilMs milliseconds since 1970
     */
    void ban(InetAddress address, long untilMs);
}
