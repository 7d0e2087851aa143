package org.huawu.switchboard.sip;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong passwords by address and by account. After {@value #FREE} of them each one doubles the time for which nothing
 * more is looked at, and after {@value #TO_BAN} of one address its ban is asked for. Forgotten after an hour without one more;
 * of each kind {@value #MOST} are kept, and one more takes the place of the one that was quiet for longest. By one thread at a
 * time.
 */
final class Failures {

    static final int MOST = 10_000;
    static final int FREE = 3;
    static final int TO_BAN = 20;
    static final long FIRST_DELAY_MS = 1_000;
    static final long MOST_DELAY_MS = 60_000;
    static final long MEMORY_MS = 3_600_000;
    static final long BAN_MS = 3_600_000;

    private final InstantSource clock;
    private final BanList bans;
    private final Map<Object, Count> addresses = bounded();
    private final Map<Object, Count> accounts = bounded();

    private record Count(int failures, long lastMs) {

        long waitMs(long nowMs) {
            long delayMs =
                    failures <= FREE ? 0 : Math.min(MOST_DELAY_MS, FIRST_DELAY_MS << Math.min(failures - FREE - 1, 20));
            return Math.max(0, lastMs + delayMs - nowMs);
        }
    }

    Failures(InstantSource clock, BanList bans) {
        this.clock = clock;
        this.bans = bans;
    }

    /** How long nothing from this address is looked at, in ms. */
    long waitMs(InetAddress address) {
        return waitMs(addresses, address);
    }

    /** How long nothing for this account is looked at, in ms. */
    long waitMs(String account) {
        return waitMs(accounts, account);
    }

    void failed(InetAddress address, String account) {
        add(accounts, account);
        if (add(addresses, address) >= TO_BAN) {
            bans.ban(address, clock.millis() + BAN_MS);
        }
    }

    void succeeded(InetAddress address, String account) {
        addresses.remove(address);
        accounts.remove(account);
    }

    private long waitMs(Map<Object, Count> counts, Object key) {
        Count count = counts.get(key);
        return count == null ? 0 : count.waitMs(clock.millis());
    }

    private int add(Map<Object, Count> counts, Object key) {
        long nowMs = clock.millis();
        Count before = counts.get(key);
        int failures = before == null || nowMs - before.lastMs() > MEMORY_MS ? 1 : before.failures() + 1;
        counts.put(key, new Count(failures, nowMs));
        if (counts.size() > MOST) {
            counts.remove(counts.keySet().iterator().next());
        }
        return failures;
    }

    private static Map<Object, Count> bounded() {
        return new LinkedHashMap<>(16, 0.75f, true);
    }
}
