package org.huawu.switchboard.sip;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Bans whom it is asked to ban. */
final class TestBans implements BanList {

    private final Map<InetAddress, Long> untilMs = new ConcurrentHashMap<>();

    @Override
    public boolean isBanned(InetAddress address) {
        return untilMs.containsKey(address);
    }

    @Override
    public void ban(InetAddress address, long until) {
        untilMs.put(address, until);
    }

    void lift(InetAddress address) {
        untilMs.remove(address);
    }
}
