package org.huawu.server.telephones.internal;

import java.net.InetAddress;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.huawu.switchboard.sip.BanList;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Addresses that guessed passwords of telephones too often; in memory, {@value #MOST} at most: one more is not banned, and waits
 * after each guess all the same. An address at which telephones of ours stand registered is never banned: an office has one
 * address, and one telephone there that is set wrongly must not silence the others.
 */
final class Bans implements BanList {

    private static final Logger LOG = LoggerFactory.getLogger(Bans.class);
    private static final int MOST = 10_000;

    private final Map<InetAddress, Long> until = new ConcurrentHashMap<>();
    private final Clock clock;
    private final KeptRegistrations registrations;

    Bans(Clock clock, KeptRegistrations registrations) {
        this.clock = clock;
        this.registrations = registrations;
    }

    @Override
    public boolean isBanned(InetAddress address) {
        Long end = until.get(address);
        return end != null && end > clock.millis();
    }

    @Override
    public void ban(InetAddress address, long untilMs) {
        long now = clock.millis();
        if (until.size() >= MOST) {
            until.values().removeIf(end -> end <= now);
        }
        if (until.size() < MOST && !registrations.isHome(address, now)) {
            until.put(address, untilMs);
            LOG.warn("{} guessed passwords of telephones too often and is not answered for an hour", address);
        }
    }
}
