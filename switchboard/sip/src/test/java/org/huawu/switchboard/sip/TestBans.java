package org.huawu.switchboard.sip;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Bans whom it is asked to ban. */
final class TestBans implements BanList {

    private final Map<InetAddress, Long> untilMs = new ConcurrentHashMap<>();
    private final Semaphore refused = new Semaphore(0);

    @Override
    public boolean isBanned(InetAddress address) {
        boolean isBanned = untilMs.containsKey(address);
        refused.release(isBanned ? 1 : 0);
        return isBanned;
    }

    @Override
    public void ban(InetAddress address, long until) {
        untilMs.put(address, until);
    }

    /** Waits until so many requests of the banned have come. */
    boolean haveRefused(int count) throws InterruptedException {
        return refused.tryAcquire(count, 5, TimeUnit.SECONDS);
    }

    void lift(InetAddress address) {
        untilMs.remove(address);
    }
}
